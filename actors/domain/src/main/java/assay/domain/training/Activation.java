package assay.domain.training;

/** What a layer does to its weighted sums. The output layer is {@code LINEAR}: the loss applies the softmax. */
public enum Activation {
    RELU,
    SIGMOID,
    TANH,
    LINEAR
}
