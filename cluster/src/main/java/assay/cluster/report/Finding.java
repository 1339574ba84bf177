package assay.cluster.report;

/**
 * One thing that was looked at.
 *
 * @param what it is
 * @param found in words
 * @param advice what to do when it is not good
 */
public record Finding(String what, boolean good, String found, String advice) {
    @Override
    public String toString() {
        return what + ": " + found + "; " + advice;
    }
}
