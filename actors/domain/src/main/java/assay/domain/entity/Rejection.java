package assay.domain.entity;

/** Why a command was refused: an expected, typed, ordinary value. Rejections are records that state the fact. */
public interface Rejection {
    /** Which thing, what was expected, what was found, and what to do next, in one sentence. */
    String message();
}
