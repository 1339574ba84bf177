package assay.domain.training;

/**
 * A layer of a network: a dense one of {@code nodes} outputs, or one that lets its inputs drop out while training.
 *
 * @param nodes 0 for dropout, which has as many outputs as inputs
 * @param rateMicros share of inputs that drop out, in 10⁻⁶; 0 for a dense layer
 */
public record Layer(int nodes, Activation activation, Kind kind, long rateMicros) {
    /** What a layer does. */
    public enum Kind {
        DENSE,
        /**
         * While training, each input is zero by chance and the others are as much larger (N. Srivastava et al., Dropout,
         * JMLR 2014); otherwise nothing.
         */
        DROPOUT;

        /** What a layer is that says nothing. */
        public static Kind unsaid() {
            return DENSE;
        }
    }

    /** A dense layer. */
    public Layer(int nodes, Activation activation) {
        this(nodes, activation, Kind.DENSE, 0);
    }

    /** A layer that lets so many of its inputs drop out. */
    public static Layer dropout(long rateMicros) {
        return new Layer(0, Activation.LINEAR, Kind.DROPOUT, rateMicros);
    }
}
