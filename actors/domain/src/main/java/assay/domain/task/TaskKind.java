package assay.domain.task;

/** The two ways a task is worked on so far. */
public enum TaskKind {
    /** An elected committee trains on the client's data. */
    TRAINING,
    /** Miners train on their own data, in their own process. */
    CONTRIBUTION
}
