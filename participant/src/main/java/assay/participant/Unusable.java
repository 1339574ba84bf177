package assay.participant;

/** A participant cannot be what it was told to be, and waiting would change nothing. The message says what to do. */
public final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message);
    }
}
