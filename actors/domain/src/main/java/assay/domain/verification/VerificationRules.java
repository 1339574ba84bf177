package assay.domain.verification;

import assay.domain.money.Credits;
import java.time.Duration;

/**
 * How training is checked by doing parts of it again.
 *
 * @param verifiers how many are drawn; 0 for no verification
 * @param samplingMicros the share of stretches that are checked, in 10⁻⁶
 * @param checkers how many verifiers check each sample
 * @param stretch how many batches lie between two committed states: what one check does again
 * @param toleranceMicros how far from what it should be a state may lie, in 10⁻⁶ of the way that its stretch has gone; 0
 *     demands equal bytes
 * @param plantedMicros the share of samples whose solver must show a fault on purpose, in 10⁻⁶
 * @param stake what a verifier must have staked
 * @param enrolment how long verifiers may enrol
 * @param answer how long whoever is asked may take to show what it has at hand, and for one turn of a dispute
 * @param check how long verifiers may take to do their samples again
 * @param window how long a round waits for its verification in all
 */
public record VerificationRules(
        int verifiers,
        long samplingMicros,
        int checkers,
        int stretch,
        long toleranceMicros,
        long plantedMicros,
        Credits stake,
        Duration enrolment,
        Duration answer,
        Duration check,
        Duration window) {
    /** Batches between two states where nobody says: keeping more states costs too much. */
    public static final int USUAL_STRETCH = 50;

    /** What stands in the record of tasks that nobody verifies. */
    private static final int UNUSED_STRETCH = 10;

    /** Rules of so many verifiers and so much sampling; the rest as usual. */
    public VerificationRules(int verifiers, long samplingMicros) {
        this(
                verifiers,
                samplingMicros,
                1,
                verifiers == 0 ? UNUSED_STRETCH : USUAL_STRETCH,
                0,
                50_000,
                Credits.of(50),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(180));
    }

    /** Nothing is checked. */
    public static VerificationRules unsaid() {
        return new VerificationRules(0, 0);
    }

    /** Whether anything is checked. */
    public boolean wanted() {
        return verifiers > 0;
    }
}
