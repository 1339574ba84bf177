package assay.domain.verification;

import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;
import assay.domain.offence.Offence;
import java.util.List;
import java.util.Optional;

/** What a solver shows of its transcript: before the verdicts only what is checked, afterwards what it had committed to. */
final class Unsealing {
    private Unsealing() {}

    /** What is wrong with what {@code solver} shows before the verdicts; empty when nothing is. */
    static Optional<String> problem(Inquiry inquiry, Bench bench, ParticipantId solver, List<Opening> shown) {
        List<Sample> asked = inquiry.samplesOf(solver);
        if (!asked.stream()
                .map(Sample::number)
                .toList()
                .equals(shown.stream().map(Opening::sample).toList())) {
            return Optional.of("it shows " + shown.size() + " stretches, expected the " + asked.size()
                    + " that were drawn, in their order");
        }
        for (int i = 0; i < asked.size(); i++) {
            Stretch stretch = inquiry.stretch(asked.get(i), bench.rules());
            int number = stretch.number();
            Opening opening = shown.get(i);
            boolean message = stretch.message().isPresent();
            if (number == 0 && !opening.before().equals(stretch.start())) {
                return Optional.of(
                        message
                                ? "its first state is not the recorded one of " + stretch.start()
                                : "its first state is not the round's model");
            }
            if (stretch.isLast() && !opening.claimed().equals(stretch.end())) {
                return Optional.of(
                        message
                                ? "its last state is not the recorded one of " + stretch.end()
                                : "its last state is not the update");
            }
            String leaf = StateTree.leaf(number, opening.before(), opening.salt());
            String root = stretch.transcript().root();
            if (!StateTree.holds(root, leaf, number, stretch.states(), opening.proof())) {
                return Optional.of(
                        "the state before stretch " + asked.get(i).stretch() + " is not under the committed root");
            }
        }
        return Optional.empty();
    }

    /** What is wrong with what {@code solver} shows after the verdicts; empty when nothing is. */
    static Optional<String> problem(
            Inquiry inquiry, Bench bench, ParticipantId solver, VerificationCommand.Unseal shown) {
        String sealing = StateTree.sealing(shown.nonce());
        boolean other = !sealing.equals(inquiry.claim(solver).transcript().sealing());
        if (other) return Optional.of("the nonce is another");
        List<Sample> asked = inquiry.samplesOf(solver);
        if (!asked.stream()
                .map(Sample::number)
                .toList()
                .equals(shown.truths().stream().map(Truth::sample).toList())) {
            return Optional.of("it shows " + shown.truths().size() + " states, expected " + asked.size());
        }
        for (int i = 0; i < asked.size(); i++) {
            Stretch stretch = inquiry.stretch(asked.get(i), bench.rules());
            Transcript said = stretch.transcript();
            if (!sealing.equals(said.sealing())) return Optional.of("the nonce is another");
            int index = stretch.number() + 1;
            Truth truth = shown.truths().get(i);
            String leaf = StateTree.leaf(index, truth.after(), stretch.salt(shown.nonce(), index));
            if (!StateTree.holds(said.root(), leaf, index, stretch.states(), truth.proof())) {
                return Optional.of("state " + (asked.get(i).stretch() + 1) + " is not under the committed root");
            }
        }
        return Optional.empty();
    }

    /** A solver shows the truth where it must, and a fault where it must: it has no choice in either. */
    static Optional<Conviction> dishonest(
            Inquiry inquiry, Bench bench, ParticipantId solver, VerificationCommand.Unseal shown) {
        List<Sample> asked = inquiry.samplesOf(solver);
        for (int i = 0; i < asked.size(); i++) {
            Sample sample = asked.get(i);
            Cid claimed = inquiry.opening(sample).claimed();
            boolean planted = Sampling.planted(
                    shown.nonce(), inquiry.beacon(), sample, bench.rules().plantedMicros());
            boolean holds = claimed.equals(shown.truths().get(i).after());
            if (planted == holds) {
                String reason = planted
                        ? "showed no fault where one was to be planted"
                        : "showed another state than it had committed to";
                return Optional.of(
                        new Conviction(solver, Offence.WRONG_PROOF, sample.number(), Optional.empty(), reason));
            }
        }
        return Optional.empty();
    }

    /** Whoever let a planted fault pass has not done its sample again. */
    static void judgePlants(Steps steps) {
        for (Sample sample : steps.inquiry().samples()) {
            if (!isPlanted(steps.inquiry(), steps.bench(), sample)) continue;
            for (ParticipantId verifier : sample.checkers()) {
                if (opinion(steps.inquiry(), verifier, sample) == Verdict.Opinion.HOLDS) {
                    String reason = "let a planted fault of " + sample.solver() + " pass";
                    Stages.convict(
                            steps,
                            new Conviction(verifier, Offence.MISSED_FAULT, sample.number(), Optional.empty(), reason));
                }
            }
        }
    }

    static boolean isPlanted(Inquiry inquiry, Bench bench, Sample sample) {
        Optional<String> nonce = inquiry.unsealed().get(sample.solver());
        return nonce.isPresent()
                && Sampling.planted(
                        nonce.get(), inquiry.beacon(), sample, bench.rules().plantedMicros());
    }

    /** What {@code verifier} said of {@code sample}; {@code UNABLE} when it said nothing. */
    static Verdict.Opinion opinion(Inquiry inquiry, ParticipantId verifier, Sample sample) {
        for (Verdict verdict : inquiry.verdicts().getOr(verifier, List.of())) {
            if (verdict.sample() == sample.number()) return verdict.opinion();
        }
        return Verdict.Opinion.UNABLE;
    }
}
