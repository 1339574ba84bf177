package assay.simulation.flat;

/** What can happen in a flat market: what entities would record as events. */
enum Happened {
    JOIN_ASKED,
    MINER_ACTIVATED,
    JOIN_FAILED,
    TRANSFER_PENDED,
    TRANSFER_REFUSED,
    TRANSFER_RECEIVED,
    TRANSFER_POSTED,
    TRANSFER_VOIDED,
    TASK_OPENED,
    TASK_FUNDED,
    ENGAGED,
    ENGAGE_REFUSED,
    MEMBER_JOINED,
    UPDATE_ACCEPTED,
    PLANNED,
    PAYMENT_MADE,
    PAYMENT_DIVERTED,
    COMPLETED,
    RELEASED
}
