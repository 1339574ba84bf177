package assay.domain.entity;

/** The kinds of entity the market is made of. The declaration order is permanent: codecs and orderings use it. */
public enum EntityType {
    TASK,
    COMMITTEE,
    EVALUATION,
    PAYOUT,
    ACCOUNT,
    MINER,
    BOARD,
    VERIFICATION;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    /** The word used in addresses and journals, for example {@code task}. */
    public String word() {
        return word;
    }
}
