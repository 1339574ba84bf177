package assay.domain.entity;

/** The name of somebody outside the market: a client, miner, evaluator, provider or inspector. */
public record ParticipantId(String name) implements Comparable<ParticipantId> {
    /** The longest name, in characters: shorter than that of an entity, because a payout names hundreds. */
    public static final int MAX_LENGTH = 64;

    public ParticipantId {
        Names.check("participant", name);
        if (name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "participant \"" + name + "\": expected at most " + MAX_LENGTH + " characters");
        }
    }

    /** Whether somebody may be called {@code name}. */
    public static boolean valid(String name) {
        return name.length() <= MAX_LENGTH && Names.valid(name);
    }

    @Override
    public int compareTo(ParticipantId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
