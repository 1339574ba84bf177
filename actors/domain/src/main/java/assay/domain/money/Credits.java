package assay.domain.money;

import java.math.BigDecimal;

/**
 * An exact amount of money in micro-credits (10⁻⁶ credit), never negative. Sums are overflow-checked.
 *
 * @param micros the amount, 0 to {@link Long#MAX_VALUE}
 */
public record Credits(long micros) implements Comparable<Credits> {
    /** Micro-credits in one credit. */
    public static final long MICROS_PER_CREDIT = 1_000_000;

    public static final Credits ZERO = new Credits(0);

    public Credits {
        if (micros < 0) throw new ArithmeticException("amount " + micros + " micro-credits: must not be negative");
    }

    /** Nothing: what an amount is in records that were written before it was there. */
    public static Credits unsaid() {
        return ZERO;
    }

    /** This many micro-credits. */
    public static Credits micros(long micros) {
        return new Credits(micros);
    }

    /** This many whole credits. */
    public static Credits of(long credits) {
        return new Credits(Math.multiplyExact(credits, MICROS_PER_CREDIT));
    }

    /** Reads a decimal such as {@code 12.5}; throws {@link ArithmeticException} for more than six decimals. */
    public static Credits parse(String decimal) {
        return new Credits(new BigDecimal(decimal).movePointRight(6).setScale(0).longValueExact());
    }

    public Credits plus(Credits other) {
        return new Credits(Math.addExact(micros, other.micros));
    }

    /** The difference; throws {@link ArithmeticException} when {@code other} is more. */
    public Credits minus(Credits other) {
        return new Credits(Math.subtractExact(micros, other.micros));
    }

    /** So many times the amount. */
    public Credits times(int count) {
        return micros(Math.multiplyExact(micros, count));
    }

    public boolean isZero() {
        return micros == 0;
    }

    public boolean lessThan(Credits other) {
        return micros < other.micros;
    }

    /** The lesser of the two. */
    public Credits min(Credits other) {
        return micros <= other.micros ? this : other;
    }

    @Override
    public int compareTo(Credits other) {
        return Long.compare(micros, other.micros);
    }

    /** The amount in credits with six decimals, for example {@code 12.500000}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }
}
