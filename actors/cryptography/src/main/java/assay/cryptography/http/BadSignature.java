package assay.cryptography.http;

/** Why a request is not taken for one of whom it names. */
public final class BadSignature extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What is wrong, for programs. */
    public enum Reason {
        /** There is none, or it cannot be read. */
        MALFORMED,
        /** It leaves out a part of the request that another could then change. */
        COVERS_TOO_LITTLE,
        /** It was made too long ago, or in the future. */
        NOT_NOW,
        /** It was used before. */
        REPLAYED,
        /** It is no signature of this request by this key. */
        WRONG,
        /** The body is not the one that was signed. */
        OTHER_BODY
    }

    BadSignature(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
