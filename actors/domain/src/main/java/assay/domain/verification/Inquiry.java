package assay.domain.verification;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The verification of one round.
 *
 * @param ends when the task goes on without it
 * @param closes when the present stage does
 * @param beacon what samples and checkers were drawn with; empty before
 * @param unsealed the nonces shown
 * @param disputes how many there have been
 */
public record Inquiry(
        int round,
        Claims said,
        Instant ends,
        Stage stage,
        Instant closes,
        PersistentMap<ParticipantId, String> seeds,
        String beacon,
        List<Sample> samples,
        PersistentMap<ParticipantId, List<Opening>> openings,
        PersistentMap<ParticipantId, String> commitments,
        PersistentMap<ParticipantId, List<Verdict>> verdicts,
        PersistentMap<ParticipantId, String> unsealed,
        List<Conviction> convictions,
        int disputes,
        Optional<Dispute> dispute) {
    public Inquiry {
        samples = List.copyOf(samples);
        convictions = List.copyOf(convictions);
    }

    /** What is being waited for. The declaration order is permanent. */
    public enum Stage {
        /** Verifiers show their parts of the beacon. */
        SEEDING,
        /** Solvers show the sampled stretches. */
        OPENING,
        /** Verifiers do them again and commit. */
        CHECKING,
        /** Verifiers show their verdicts. */
        REVEALING,
        /** Solvers show what they had committed to. */
        UNSEALING,
        /** A solver says what lies in the middle. */
        ASSERTING,
        /** The accuser says whether that holds. */
        ANSWERING,
        /** Jurors do the last step again. */
        JUDGING
    }

    static Inquiry into(int round, Claims said, Instant ends, Instant closes) {
        return new Inquiry(
                round,
                said,
                ends,
                Stage.SEEDING,
                closes,
                PersistentMap.empty(),
                "",
                List.of(),
                PersistentMap.empty(),
                PersistentMap.empty(),
                PersistentMap.empty(),
                PersistentMap.empty(),
                List.of(),
                0,
                Optional.empty());
    }

    /** What each of those who trained says it has done. */
    List<Claim> claims() {
        return said.all();
    }

    /** What stretch {@code sample} is. */
    Stretch stretch(Sample sample, VerificationRules rules) {
        return claim(sample.solver()).stretch(sample.stretch(), rules.stretch());
    }

    /** Whether {@code who} was convicted of anything in this round. */
    boolean convicted(ParticipantId who) {
        return convictions.stream().anyMatch(each -> each.offender().equals(who));
    }

    /** Those with a claim of whom samples were drawn and who were not convicted, in the order of the claims. */
    List<ParticipantId> solvers() {
        return claims().stream()
                .map(Claim::solver)
                .filter(solver -> !convicted(solver) && !samplesOf(solver).isEmpty())
                .toList();
    }

    List<Sample> samplesOf(ParticipantId solver) {
        return samples.stream().filter(sample -> sample.solver().equals(solver)).toList();
    }

    /** The samples that {@code verifier} is to check: those that were opened. */
    List<Sample> checksOf(ParticipantId verifier) {
        return samples.stream()
                .filter(sample -> sample.checkers().contains(verifier) && openings.has(sample.solver()))
                .toList();
    }

    /** Those who have something to check and were not convicted, in the order of their names. */
    List<ParticipantId> checkers() {
        TreeMap<ParticipantId, Boolean> all = new TreeMap<>();
        for (Sample sample : samples) {
            if (openings.has(sample.solver())) sample.checkers().forEach(each -> all.put(each, true));
        }
        return all.keySet().stream().filter(each -> !convicted(each)).toList();
    }

    Claim claim(ParticipantId solver) {
        return Claim.of(solver, claims());
    }

    Opening opening(Sample sample) {
        for (Opening each : openings.getOr(sample.solver(), List.of())) {
            if (each.sample() == sample.number()) return each;
        }
        throw new IllegalStateException("sample " + sample.number() + " was not opened");
    }

    Inquiry at(Stage next, Instant until) {
        return new Inquiry(
                round,
                said,
                ends,
                next,
                until,
                seeds,
                beacon,
                samples,
                openings,
                commitments,
                verdicts,
                unsealed,
                convictions,
                disputes,
                dispute);
    }

    Inquiry withSeed(ParticipantId who, String seed) {
        return new Inquiry(
                round,
                said,
                ends,
                stage,
                closes,
                seeds.with(who, seed),
                beacon,
                samples,
                openings,
                commitments,
                verdicts,
                unsealed,
                convictions,
                disputes,
                dispute);
    }

    Inquiry withSamples(String drawnWith, List<Sample> drawn, Instant until) {
        return new Inquiry(
                round,
                said,
                ends,
                Stage.OPENING,
                until,
                seeds,
                drawnWith,
                drawn,
                openings,
                commitments,
                verdicts,
                unsealed,
                convictions,
                disputes,
                dispute);
    }

    Inquiry withOpenings(ParticipantId solver, List<Opening> shown) {
        return new Inquiry(
                round,
                said,
                ends,
                stage,
                closes,
                seeds,
                beacon,
                samples,
                openings.with(solver, List.copyOf(shown)),
                commitments,
                verdicts,
                unsealed,
                convictions,
                disputes,
                dispute);
    }

    Inquiry withCommitment(ParticipantId verifier, String commitment) {
        return new Inquiry(
                round,
                said,
                ends,
                stage,
                closes,
                seeds,
                beacon,
                samples,
                openings,
                commitments.with(verifier, commitment),
                verdicts,
                unsealed,
                convictions,
                disputes,
                dispute);
    }

    Inquiry withVerdicts(ParticipantId verifier, List<Verdict> shown) {
        return new Inquiry(
                round,
                said,
                ends,
                stage,
                closes,
                seeds,
                beacon,
                samples,
                openings,
                commitments,
                verdicts.with(verifier, List.copyOf(shown)),
                unsealed,
                convictions,
                disputes,
                dispute);
    }

    Inquiry withNonce(ParticipantId solver, String nonce) {
        return new Inquiry(
                round,
                said,
                ends,
                stage,
                closes,
                seeds,
                beacon,
                samples,
                openings,
                commitments,
                verdicts,
                unsealed.with(solver, nonce),
                convictions,
                disputes,
                dispute);
    }

    Inquiry with(Conviction conviction) {
        List<Conviction> all = new ArrayList<>(convictions);
        all.add(conviction);
        return new Inquiry(
                round,
                said,
                ends,
                stage,
                closes,
                seeds,
                beacon,
                samples,
                openings,
                commitments,
                verdicts,
                unsealed,
                all,
                disputes,
                dispute);
    }

    /** The dispute goes on at this stage. */
    Inquiry with(Dispute now, Stage next) {
        return new Inquiry(
                round,
                said,
                ends,
                next,
                closes,
                seeds,
                beacon,
                samples,
                openings,
                commitments,
                verdicts,
                unsealed,
                convictions,
                now.number(),
                Optional.of(now));
    }

    Inquiry withoutDispute() {
        return new Inquiry(
                round,
                said,
                ends,
                Stage.UNSEALING,
                closes,
                seeds,
                beacon,
                samples,
                openings,
                commitments,
                verdicts,
                unsealed,
                convictions,
                disputes,
                Optional.empty());
    }
}
