package assay.domain.training;

/** Whoever does the mathematics: the cluster's workers, or the engine in a participant's own process. */
public interface Trainer {
    /**
     * Does {@code job}; may take minutes. Doing it again gives the same result.
     *
     * @throws JobFailed when an input is missing, damaged, or makes no sense for the job
     */
    JobResult run(Job job) throws JobFailed;
}
