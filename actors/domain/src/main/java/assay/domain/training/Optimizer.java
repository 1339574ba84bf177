package assay.domain.training;

/**
 * How parameters follow from gradients.
 *
 * @param firstMomentMicros β₁ of Adam, in 10⁻⁶
 * @param secondMomentMicros β₂ of Adam, in 10⁻⁶
 */
public record Optimizer(Kind kind, long firstMomentMicros, long secondMomentMicros) {
    /** The rule. */
    public enum Kind {
        /** Stochastic gradient descent with the recipe's momentum. */
        SGD,
        /** D. P. Kingma, J. Ba, Adam: a method for stochastic optimization (ICLR 2015), with their ε of 10⁻⁸. */
        ADAM
    }

    /** Adam with its authors' constants. */
    public static Optimizer adam() {
        return new Optimizer(Kind.ADAM, 900_000, 999_000);
    }

    /** What a recipe has that says nothing. */
    public static Optimizer unsaid() {
        return new Optimizer(Kind.SGD, 900_000, 999_000);
    }
}
