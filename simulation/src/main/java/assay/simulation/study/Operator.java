package assay.simulation.study;

/** How two quantities compare. */
public enum Operator {
    MORE(">"),
    AT_LEAST(">="),
    LESS("<"),
    AT_MOST("<=");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** As it is written. */
    public String sign() {
        return sign;
    }

    static Operator of(String sign) {
        for (Operator each : values()) if (each.sign.equals(sign)) return each;
        throw new IllegalArgumentException(sign);
    }

    /** Whether the comparison holds when the left side exceeds the right one by {@code difference}. */
    public boolean holds(double difference) {
        return switch (this) {
            case MORE -> difference > 0;
            case AT_LEAST -> difference >= 0;
            case LESS -> difference < 0;
            case AT_MOST -> difference <= 0;
        };
    }

    /** Whether it holds for every difference of {@code interval}. */
    boolean holdsThroughout(Interval interval) {
        return holds(interval.low()) && holds(interval.high());
    }

    /** Whether it holds for no difference of {@code interval}. */
    boolean failsThroughout(Interval interval) {
        return !holds(interval.low()) && !holds(interval.high());
    }
}
