package assay.domain.task;

/** The ways a task is worked on. */
public enum TaskKind {
    /** An elected committee trains on the client's data. */
    TRAINING,
    /** Miners train on their own data, in their own process. */
    CONTRIBUTION,
    /** Workers label the client's files, one assignment each. */
    ANNOTATION,
    /** Workers deliver models, one assignment each. */
    ENGINEERING;

    /** Whether work is handed out assignment by assignment, instead of round by round. */
    public boolean assigns() {
        return this == ANNOTATION || this == ENGINEERING;
    }
}
