package assay.domain.account;

/** What an account can do, in plain micro-credits: the part of its rules that populations of flat accounts share. */
public final class Balances {
    private Balances() {}

    /** Whether {@code availableMicros} is enough to pay {@code amountMicros}. */
    public static boolean cover(long availableMicros, long amountMicros) {
        return availableMicros >= amountMicros;
    }

    /**
     * Whether an account that holds {@code heldMicros} can take {@code amountMicros} more. Reserved money counts as
     * held: it comes back when its transfer is voided.
     */
    public static boolean take(long heldMicros, long amountMicros) {
        return amountMicros <= Long.MAX_VALUE - heldMicros;
    }
}
