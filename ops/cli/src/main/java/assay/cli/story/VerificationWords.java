package assay.cli.story;

import assay.domain.verification.Conviction;
import assay.domain.verification.VerificationEvent;
import java.util.Locale;
import java.util.Optional;

/** What happened to a verification, in words. */
final class VerificationWords {
    private VerificationWords() {}

    static Optional<String> of(VerificationEvent event) {
        if (event instanceof VerificationEvent.VerifierAdmitted admitted) {
            return Optional.of(admitted.verifier() + " enrols as a verifier");
        }
        if (event instanceof VerificationEvent.VerifiersAwaited) {
            return Optional.of("too few verifiers: enrolment stays open");
        }
        if (event instanceof VerificationEvent.SamplesDrawn drawn) {
            int count = drawn.samples().size();
            return Optional.of(count + (count == 1 ? " stretch" : " stretches") + " of training to be done again");
        }
        if (event instanceof VerificationEvent.DisputeOpened opened) {
            return Optional.of(opened.dispute().accuser() + " says that "
                    + opened.dispute().solver() + " went wrong between batches "
                    + opened.dispute().low() + " and " + opened.dispute().high());
        }
        if (event instanceof VerificationEvent.DisputeEnded ended) return Optional.of(ended.reason());
        if (event instanceof VerificationEvent.Convicted convicted) {
            Conviction conviction = convicted.conviction();
            String offence =
                    conviction.offence().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return Optional.of(conviction.offender() + " is convicted (" + offence + "): " + conviction.reason());
        }
        if (event instanceof VerificationEvent.VerificationFailed failed) {
            return Optional.of("no verifiers: " + failed.reason());
        }
        return Optional.empty();
    }
}
