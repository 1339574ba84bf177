package assay.domain.training;

import assay.domain.content.Cid;
import java.util.List;
import java.util.Optional;

/** What a {@link Job} gives. Measured quantities are integers of 10⁻⁶: floating point never decides money. */
public sealed interface JobResult {
    /** Segments of the three parts, and the address of the initial model. */
    record Prepared(Cid model, List<Segment> training, List<Segment> validation, List<Segment> hidden)
            implements JobResult {}

    /** New parameters; mean loss (cross entropy, nats) and accuracy over the last local epoch. */
    record Trained(Cid update, long samples, long lossMicros, long accuracyMicros) implements JobResult {}

    /**
     * A message of iterations.
     *
     * @param maps their message maps
     * @param state what the next iterations go on from
     * @param chain what each iteration did, first to last
     * @param samples how many samples they were trained on, counted as often as they were
     */
    record Iterated(Cid maps, Cid state, List<Iteration> chain, long samples) implements JobResult {
        public Iterated {
            chain = List.copyOf(chain);
        }
    }

    /**
     * A message of iterations and how it came about.
     *
     * @param states at the boundaries of stretches: first what it went on from (where there was nothing, the model), last
     *     what the next goes on from
     * @param faults the false states that {@link Job.Recount} was asked for, in its order
     */
    record IteratedInSteps(Iterated iterated, List<Cid> states, String kernel, List<Cid> faults) implements JobResult {
        public IteratedInSteps {
            states = List.copyOf(states);
            faults = List.copyOf(faults);
        }

        /** The same with these false states. */
        public IteratedInSteps with(List<Cid> found) {
            return new IteratedInSteps(iterated, states, kernel, found);
        }
    }

    /** Messages of iterations and how they came about, in the order asked for. */
    record Recounted(List<IteratedInSteps> messages) implements JobResult {
        public Recounted {
            messages = List.copyOf(messages);
        }
    }

    /** The aggregated model, and what the strategy keeps for the next round. */
    record Aggregated(Cid model, Optional<Cid> state) implements JobResult {
        /** By a strategy that keeps nothing. */
        public Aggregated(Cid model) {
            this(model, Optional.empty());
        }
    }

    /**
     * Errors by number of updates aggregated.
     *
     * @param errorMicros share of samples misclassified: first that of the base, then of each prefix of the updates
     * @param lossMicros mean cross entropy of the same models
     * @param aggregate the aggregate of all updates; the base when there are none
     * @param state what the strategy keeps for the next round
     * @param valueMicros what each update was worth, by which it brings the error down; empty when nothing was valued
     * @param valueErrorMicros how far the values may be off because orders were sampled (one standard error)
     * @param traits of each update, where outliers are looked for
     */
    record Measured(
            List<Long> errorMicros,
            List<Long> lossMicros,
            Cid aggregate,
            Optional<Cid> state,
            List<Long> valueMicros,
            long valueErrorMicros,
            List<Trait> traits)
            implements JobResult {
        public Measured {
            traits = List.copyOf(traits);
            errorMicros = List.copyOf(errorMicros);
            lossMicros = List.copyOf(lossMicros);
            valueMicros = List.copyOf(valueMicros);
        }

        /** By a strategy that keeps nothing, without values. */
        public Measured(List<Long> errorMicros, List<Long> lossMicros, Cid aggregate) {
            this(errorMicros, lossMicros, aggregate, Optional.empty(), List.of(), 0);
        }

        /** Of updates that nobody compared. */
        public Measured(
                List<Long> errorMicros,
                List<Long> lossMicros,
                Cid aggregate,
                Optional<Cid> state,
                List<Long> valueMicros,
                long valueErrorMicros) {
            this(errorMicros, lossMicros, aggregate, state, valueMicros, valueErrorMicros, List.of());
        }
    }

    /**
     * An update and how it came about.
     *
     * @param steps how many batches were trained on
     * @param states at the boundaries of stretches: first the model trained from, last the update
     * @param kernel what computed: equal bytes are to be expected of equal kernels
     * @param faults the false states that {@link Job.Recall} was asked for, in its order
     */
    record Stepped(Trained trained, int steps, List<Cid> states, String kernel, List<Cid> faults) implements JobResult {
        public Stepped {
            states = List.copyOf(states);
            faults = List.copyOf(faults);
        }

        /** Without false states. */
        public Stepped(Trained trained, int steps, List<Cid> states, String kernel) {
            this(trained, steps, states, kernel, List.of());
        }

        /** The same with the false states that {@code rechecked} came to. */
        public Stepped with(Rechecked rechecked) {
            List<Cid> found = rechecked.parts().stream().map(Reran::state).toList();
            return new Stepped(trained, steps, states, kernel, found);
        }
    }

    /** What parts of others' training really come to, in the order asked for. */
    record Rechecked(List<Reran> parts, String kernel) implements JobResult {
        public Rechecked {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What one part of a training comes to.
     *
     * @param state the state it really ends in
     * @param distanceMicros how far the claimed state lies from it, in 10⁻⁶ of the way from the state before to it; 0 for
     *     equal bytes; {@link #NO_STATE} when what is claimed is no state at all
     */
    record Reran(Cid state, long distanceMicros) {
        /** What is claimed is missing, malformed or of another shape, or the claim has another number of batches. */
        public static final long NO_STATE = Long.MAX_VALUE;
    }
}
