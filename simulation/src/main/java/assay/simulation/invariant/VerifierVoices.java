package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.verification.Dispute;
import assay.domain.verification.VerificationEvent.ClaimUnsealed;
import assay.domain.verification.VerificationEvent.DisputeOpened;
import assay.domain.verification.VerificationEvent.SamplesOpened;
import assay.domain.verification.VerificationEvent.SeedGiven;
import assay.domain.verification.VerificationEvent.StateAsserted;
import assay.domain.verification.VerificationEvent.StepJudged;
import assay.domain.verification.VerificationEvent.StretchHalved;
import assay.domain.verification.VerificationEvent.VerdictsCommitted;
import assay.domain.verification.VerificationEvent.VerdictsRevealed;
import assay.domain.verification.VerificationEvent.VerifierApplied;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who alone may say what makes a verification record an event. */
final class VerifierVoices {
    private final Map<EntityId, Dispute> disputes = new TreeMap<>();

    void hear(Entry<?> entry) {
        for (Object event : entry.events()) {
            if (event instanceof DisputeOpened opened) disputes.put(entry.entity(), opened.dispute());
        }
    }

    Optional<ParticipantId> entitled(EntityId at, Object event) {
        if (event instanceof VerifierApplied applied) return Optional.of(applied.verifier());
        if (event instanceof SeedGiven given) return Optional.of(given.verifier());
        if (event instanceof SamplesOpened opened) return Optional.of(opened.solver());
        if (event instanceof VerdictsCommitted committed) return Optional.of(committed.verifier());
        if (event instanceof VerdictsRevealed revealed) return Optional.of(revealed.verifier());
        if (event instanceof ClaimUnsealed unsealed) return Optional.of(unsealed.solver());
        if (event instanceof StepJudged judged) return Optional.of(judged.juror());
        Optional<Dispute> dispute = Optional.ofNullable(disputes.get(at));
        if (event instanceof StateAsserted) return dispute.map(Dispute::solver);
        return event instanceof StretchHalved ? dispute.map(Dispute::accuser) : Optional.empty();
    }
}
