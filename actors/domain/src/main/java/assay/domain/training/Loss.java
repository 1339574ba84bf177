package assay.domain.training;

/** What training brings down, of one output for each class. The greatest output is the network's answer in any case. */
public enum Loss {
    /** Cross entropy of the softmax of the outputs. */
    SOFTMAX_CROSS_ENTROPY,
    /** Half the squared difference from 1 for the label and 0 for the others, averaged over the outputs. */
    L2,
    /** Every class against the rest: log(1 + e^(−s·x)) with s = 1 for the label and −1 else, averaged over the outputs. */
    LOGISTIC;

    /** What a recipe has that says nothing. */
    public static Loss unsaid() {
        return SOFTMAX_CROSS_ENTROPY;
    }
}
