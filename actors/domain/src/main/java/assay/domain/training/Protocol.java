package assay.domain.training;

/** How the members of a crew come to one model. */
public enum Protocol {
    /** Each trains on from the round's model and returns an update; all updates are aggregated when the round closes. */
    FEDERATED,
    /** Each sends what it would change, coarsely and all the time, and applies what the others sent (Project PAI). */
    ASYNC_RESIDUAL
}
