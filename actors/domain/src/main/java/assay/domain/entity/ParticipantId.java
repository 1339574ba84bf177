package assay.domain.entity;

/** The name of somebody outside the market: a client, miner, evaluator, provider or inspector. */
public record ParticipantId(String name) implements Comparable<ParticipantId> {
    public ParticipantId {
        Names.check("participant", name);
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
