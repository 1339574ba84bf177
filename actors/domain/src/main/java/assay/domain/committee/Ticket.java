package assay.domain.committee;

/**
 * What a candidate brings to an election that is not decided by open votes.
 *
 * @param commitment to the first vote, see {@link assay.domain.election.SealedVote}; empty for other rules
 * @param lots how many times the committee's stake it puts behind its candidacy; 0 for other rules
 * @param key the public key that its lots are proven with, hexadecimal; empty for other rules
 * @param possession proof that it holds the key's secret, see {@link assay.domain.election.Vrf}; empty for other rules
 * @param anchor the end of its {@link assay.domain.verification.SeedChain}, should it be drawn as verifier; empty where
 *     lots seat none
 */
public record Ticket(String commitment, int lots, String key, String possession, String anchor) {
    /** One of a candidate that no draw can make a verifier. */
    public Ticket(String commitment, int lots, String key, String possession) {
        this(commitment, lots, key, possession, "");
    }

    /** Open votes need none. */
    public static Ticket unsaid() {
        return new Ticket("", 0, "", "");
    }

    /** A first vote, sealed. */
    public static Ticket sealed(String commitment) {
        return new Ticket(commitment, 0, "", "");
    }

    /** Lots, and the key that proves them. */
    public static Ticket forLots(int lots, String key, String possession) {
        return new Ticket("", lots, key, possession);
    }

    /** The same where lots seat verifiers too. */
    public Ticket anchored(String end) {
        return new Ticket(commitment, lots, key, possession, end);
    }
}
