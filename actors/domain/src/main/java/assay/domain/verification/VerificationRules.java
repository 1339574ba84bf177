package assay.domain.verification;

/**
 * How training is checked by doing parts of it again.
 *
 * @param verifiers how many are drawn; 0 for no verification
 * @param samplingMicros the share of steps that are checked, in 10⁻⁶
 */
public record VerificationRules(int verifiers, long samplingMicros) {
    /** Nothing is checked. */
    public static VerificationRules unsaid() {
        return new VerificationRules(0, 0);
    }
}
