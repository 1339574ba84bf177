package assay.cryptography.certificate;

/** Files that cannot serve as a node's certificate, key, or authorities; the message says which, and what to do. */
public final class BadCertificate extends Exception {
    private static final long serialVersionUID = 1L;

    BadCertificate(String message) {
        super(message);
    }

    BadCertificate(String message, Throwable cause) {
        super(message, cause);
    }
}
