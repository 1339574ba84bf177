package assay.domain.training;

import java.time.Duration;

/**
 * How updates are handed in, and which of them count for how much.
 *
 * @param sealed whether members commit to their updates first, and show them when the round has closed
 * @param reveal how long they may take to show them
 * @param late what becomes of an update that comes after the round has closed
 * @param order in which order updates bring the error down, where pay follows that order
 * @param weights what an update weighs in the aggregate
 * @param outliers what becomes of updates that stand out from the others
 */
public record UpdateRules(boolean sealed, Duration reveal, Late late, Order order, Weights weights, Outliers outliers) {
    /** What becomes of an update that comes after the round has closed. */
    public enum Late {
        /** It does not count. */
        REFUSE,
        /**
         * It counts for the next round, at half its weight: the weight 1 / (1 + staleness) of C. Xie, S. Koyejo, I. Gupta,
         * Asynchronous federated optimization (2019), where the staleness is one round.
         */
        NEXT_ROUND;

        /** It does not count. */
        public static Late unsaid() {
            return REFUSE;
        }
    }

    /** In which order the updates of a round are taken. */
    public enum Order {
        /** As they were accepted; sealed ones as they were committed to. */
        ARRIVAL,
        /** By lot, drawn when all are known: being quick earns nothing. */
        DRAWN;

        /** As they were accepted. */
        public static Order unsaid() {
            return ARRIVAL;
        }
    }

    /** What an update weighs in the aggregate. */
    public enum Weights {
        /** As many samples as its miner says. */
        CLAIMED,
        /** The same as any other. */
        EQUAL,
        /** As many segments as the committee allocated to its miner. */
        ALLOCATED;

        /** As many samples as its miner says. */
        public static Weights unsaid() {
            return CLAIMED;
        }
    }

    /** In the order in which they come. */
    public UpdateRules(boolean sealed, Duration reveal) {
        this(sealed, reveal, Late.REFUSE, Order.ARRIVAL, Weights.CLAIMED, Outliers.IGNORE);
    }

    /** Openly. */
    public static UpdateRules unsaid() {
        return new UpdateRules(false, Duration.ofSeconds(10));
    }

    /** The same, handed in sealed or openly. */
    public UpdateRules sealed(boolean other) {
        return new UpdateRules(other, reveal, late, order, weights, outliers);
    }

    /** The same with other rules for late updates. */
    public UpdateRules with(Late other) {
        return new UpdateRules(sealed, reveal, other, order, weights, outliers);
    }

    /** The same in another order. */
    public UpdateRules with(Order other) {
        return new UpdateRules(sealed, reveal, late, other, weights, outliers);
    }

    /** The same with other weights. */
    public UpdateRules with(Weights other) {
        return new UpdateRules(sealed, reveal, late, order, other, outliers);
    }

    /** The same with another treatment of outliers. */
    public UpdateRules with(Outliers other) {
        return new UpdateRules(sealed, reveal, late, order, weights, other);
    }
}
