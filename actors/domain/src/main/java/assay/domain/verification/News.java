package assay.domain.verification;

import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.miner.MinerCommand;
import assay.domain.task.TaskCommand;
import java.util.ArrayList;
import java.util.List;

/** What others hear of what happens to a verification. */
final class News {
    private News() {}

    static List<Send> of(Verification state, VerificationEvent event) {
        if (event instanceof VerificationEvent.VerifierApplied applied) {
            Bench bench = ((Verification.Convened) state).bench();
            // Its stake answers for this verification alone: the same stake cannot vouch for many.
            MinerCommand engage =
                    new MinerCommand.Engage(state.id(), bench.rules().stake(), true);
            return List.of(new Send(miner(applied.verifier()), engage));
        }
        if (event instanceof VerificationEvent.VerifierTooLate late) return released(state, List.of(late.verifier()));
        if (event instanceof VerificationEvent.VerifiersDrawn drawn) {
            List<Send> sends = new ArrayList<>(released(state, drawn.released()));
            sends.add(new Send(state.task(), new TaskCommand.VerifiersDrawn(drawn.verifiers())));
            return sends;
        }
        if (event instanceof VerificationEvent.VerifiersCalled called) {
            List<ParticipantId> seated =
                    called.seated().stream().map(VerifierSeat::verifier).toList();
            return List.of(new Send(state.task(), new TaskCommand.VerifiersDrawn(seated)));
        }
        if (event instanceof VerificationEvent.VerificationFailed failed) {
            List<Send> sends = new ArrayList<>(released(state, failed.released()));
            sends.add(new Send(state.task(), new TaskCommand.VerificationFailed(failed.reason())));
            return sends;
        }
        if (event instanceof VerificationEvent.Convicted convicted) return slash(state, convicted);
        if (event instanceof VerificationEvent.InquiryClosed closed) {
            return List.of(new Send(
                    state.task(), new TaskCommand.RoundVerified(closed.round(), closed.refused(), closed.checks())));
        }
        if (event instanceof VerificationEvent.VerificationDissolved dissolved) {
            return released(state, dissolved.released());
        }
        return List.of();
    }

    private static List<Send> slash(Verification state, VerificationEvent.Convicted convicted) {
        if (convicted.shareMicros() == 0) return List.of();
        Conviction conviction = convicted.conviction();
        Bench bench = ((Verification.Convened) state).bench();
        String event = state.id() + " Convicted in round " + convicted.round()
                + (conviction.sample() < 0 ? "" : ", sample " + conviction.sample());
        boolean verifier = bench.drawn().contains(conviction.offender()) && !bench.seatedByCommittee();
        MinerCommand slash = new MinerCommand.Slash(
                verifier ? state.id() : state.task(),
                conviction.offence(),
                convicted.shareMicros(),
                conviction.finder(),
                conviction.finder().isPresent() ? bench.slashing().finderMicros() : 0,
                event);
        return List.of(new Send(miner(conviction.offender()), slash));
    }

    private static List<Send> released(Verification state, List<ParticipantId> miners) {
        return miners.stream()
                .map(each -> new Send(miner(each), new MinerCommand.Release(state.id())))
                .toList();
    }

    private static EntityId miner(ParticipantId participant) {
        return new EntityId(EntityType.MINER, participant.name());
    }
}
