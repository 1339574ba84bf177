package assay.domain.verification;

/** What a verifier says about one sample. */
public record Verdict(int sample, Opinion opinion) {
    /** What there is to say. The declaration order is permanent. */
    public enum Opinion {
        /** Done again, the stretch ends where its solver says. */
        HOLDS,
        /** It ends elsewhere. */
        DIFFERS,
        /** It cannot be said here. Nobody is paid for that. */
        UNABLE
    }
}
