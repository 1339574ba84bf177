package assay.domain.committee;

import assay.domain.committee.BallotEvent.RevealsMissed;
import assay.domain.committee.DrawEvent.ProofsMissed;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.miner.MinerCommand;
import assay.domain.offence.Offence;
import assay.domain.offence.SlashingTable;
import java.util.List;
import java.util.Optional;

/** Who loses a slice of its stake because of an election, before it is let go: nobody found out, so nobody gets a share. */
final class Slashes {
    private Slashes() {}

    static List<Send> because(Committee state, CommitteeEvent event) {
        if (event instanceof RevealsMissed missed) {
            return of(state, missed.missed(), state.id() + ": votes of cycle " + missed.cycle() + " not revealed");
        }
        if (event instanceof ProofsMissed missed) return of(state, missed.missed(), state.id() + ": lots not proven");
        return List.of();
    }

    private static List<Send> of(Committee state, List<ParticipantId> offenders, String event) {
        SlashingTable table = ((Committee.Convened) state).terms().slashing();
        long share = table.shareMicros(Offence.NO_REVEAL);
        if (share == 0) return List.of();
        return offenders.stream()
                .map(offender -> new Send(
                        CommitteeEntity.address(offender),
                        new MinerCommand.Slash(state.task(), Offence.NO_REVEAL, share, Optional.empty(), 0, event)))
                .toList();
    }
}
