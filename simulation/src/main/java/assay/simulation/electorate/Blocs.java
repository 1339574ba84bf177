package assay.simulation.electorate;

/**
 * Who behaves how: candidates are numbered in the order of {@link Behaviour}, honest ones last.
 *
 * @param silent how many never vote
 * @param late how many vote last
 * @param colluders how many split their votes
 * @param candidates how many there are in all
 */
public record Blocs(int silent, int late, int colluders, int candidates) {
    public Blocs {
        if (silent < 0 || late < 0 || colluders < 0 || (long) silent + late + colluders > candidates) {
            throw new IllegalArgumentException(silent + " silent, " + late + " late and " + colluders
                    + " colluding candidates: expected no more than " + candidates + " in all");
        }
    }

    /** Everybody is honest. */
    public static Blocs honest(int candidates) {
        return new Blocs(0, 0, 0, candidates);
    }

    /** Shares of the whole from 0 to 1, rounded to the nearest candidate. */
    public static Blocs shares(int candidates, double silent, double late, double colluders) {
        return new Blocs(part(candidates, silent), part(candidates, late), part(candidates, colluders), candidates);
    }

    private static int part(int candidates, double share) {
        if (!(share >= 0 && share <= 1)) throw new IllegalArgumentException("share " + share + ": expected 0 to 1");
        return (int) Math.round(candidates * share);
    }

    /** How many behave like this. */
    public int count(Behaviour behaviour) {
        return end(behaviour) - start(behaviour);
    }

    /** How this candidate behaves. */
    public Behaviour of(int candidate) {
        if (candidate >= end(Behaviour.VOTE_SPLITTER)) return Behaviour.HONEST;
        if (candidate >= end(Behaviour.LATE)) return Behaviour.VOTE_SPLITTER;
        return candidate >= silent ? Behaviour.LATE : Behaviour.SILENT;
    }

    /** Which of the candidates 64 {@code word} to 64 {@code word} + 63 behave like this. */
    long mask(Behaviour behaviour, int word) {
        return below(end(behaviour), word) & ~below(start(behaviour), word);
    }

    /** The candidates from 64 times this number on are all honest. */
    int honestWords() {
        return (start(Behaviour.HONEST) + 63) >>> 6;
    }

    private int start(Behaviour behaviour) {
        if (behaviour == Behaviour.SILENT) return 0;
        if (behaviour == Behaviour.LATE) return end(Behaviour.SILENT);
        return behaviour == Behaviour.VOTE_SPLITTER ? end(Behaviour.LATE) : end(Behaviour.VOTE_SPLITTER);
    }

    private int end(Behaviour behaviour) {
        if (behaviour == Behaviour.SILENT) return silent;
        if (behaviour == Behaviour.LATE) return silent + late;
        return behaviour == Behaviour.VOTE_SPLITTER ? silent + late + colluders : candidates;
    }

    /** Bits of the candidates of {@code word} whose number is below {@code limit}. */
    private static long below(int limit, int word) {
        int from = word << 6;
        if (limit <= from) return 0;
        return limit - from >= 64 ? -1 : (1L << limit) - 1;
    }
}
