package assay.domain.training;

/** What a layer does to its weighted sums. The output layer is {@code LINEAR}: the loss does the rest. */
public enum Activation {
    RELU,
    SIGMOID,
    TANH,
    LINEAR,
    /** log(1 + eˣ), MXNet's name for softplus. */
    SOFTRELU,
    /** x / (1 + |x|). */
    SOFTSIGN
}
