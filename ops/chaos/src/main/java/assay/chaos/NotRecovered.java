package assay.chaos;

/** A cluster did not come back after a fault. */
public final class NotRecovered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRecovered(String message) {
        super(message);
    }
}
