package assay.domain.offence;

import java.util.List;

/**
 * How much of its stake an offender loses. Of what is slashed the finder gets a share, the rest goes to the market's
 * treasury; never to the client, nor to whoever voted on it.
 *
 * @param penalties what is not listed costs nothing
 * @param finderMicros the finder's share, in 10⁻⁶, at most {@link #MAX_FINDER_MICROS}
 */
public record SlashingTable(List<Penalty> penalties, long finderMicros) {
    /** The most that a finder gets, in 10⁻⁶: more would make accusing a business. */
    public static final long MAX_FINDER_MICROS = 300_000;

    public SlashingTable {
        penalties = List.copyOf(penalties);
    }

    /** The share of the stake, in 10⁻⁶, that an offence costs. */
    public record Penalty(Offence offence, long shareMicros) {}

    /** Nothing is slashed. */
    public static SlashingTable unsaid() {
        return new SlashingTable(List.of(), 0);
    }

    /** The share of the stake, in 10⁻⁶, that {@code offence} costs. */
    public long shareMicros(Offence offence) {
        for (Penalty penalty : penalties) if (penalty.offence() == offence) return penalty.shareMicros();
        return 0;
    }
}
