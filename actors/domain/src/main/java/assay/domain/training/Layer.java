package assay.domain.training;

/** A dense layer of {@code nodes} outputs. */
public record Layer(int nodes, Activation activation) {}
