package assay.domain.offence;

/** What a participant may lose stake for. The declaration order is permanent. */
public enum Offence {
    /** It committed, and did not reveal in time. */
    NO_REVEAL,
    /** It was bound to answer, and did not in time. */
    NO_ANSWER,
    /** Its result is not what its inputs give. */
    WRONG_RESULT,
    /** Its proof does not hold. */
    WRONG_PROOF,
    /** It accused somebody who was right. */
    FALSE_ACCUSATION,
    /** It let a planted fault pass. */
    MISSED_FAULT,
    /** Its report is too far from the median. */
    WRONG_REPORT,
    /** It handed in what somebody else had made. */
    COPY
}
