package assay.file;

import assay.domain.verification.VerificationRules;

/** Reads how training is checked by doing parts of it again. */
final class VerificationReader {
    /** One stretch in fifty, where a file asks for verifiers and says no more. */
    private static final long SAMPLING_MICROS = 20_000;

    private VerificationReader() {}

    static VerificationRules read(Section verification) {
        VerificationRules usual = VerificationRules.unsaid();
        int verifiers = verification.integer("verifiers", usual.verifiers());
        VerificationRules read = new VerificationRules(
                verifiers,
                verification.micros("sampling", verifiers == 0 ? usual.samplingMicros() : SAMPLING_MICROS),
                verification.integer("checkers", usual.checkers()),
                verification.integer("stretch", verifiers == 0 ? usual.stretch() : VerificationRules.USUAL_STRETCH),
                verification.micros("tolerance", usual.toleranceMicros()),
                verification.micros("planted", usual.plantedMicros()),
                verification.credits("stake", usual.stake()),
                verification.duration("enrolment", usual.enrolment()),
                verification.duration("answer", usual.answer()),
                verification.duration("check", usual.check()),
                verification.duration("window", usual.window()));
        verification.refuseOthers();
        return read;
    }
}
