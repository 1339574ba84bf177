package assay.domain.assignment;

/** What a task puts into escrow for its workers. */
public enum EscrowMode {
    /** As many rewards as there are assignments; each accepted result earns one. */
    PER_ASSIGNMENT,
    /** One pool, which accepted results share by their scores. */
    POOL
}
