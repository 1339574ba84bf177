package assay.domain.committee;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.committee.Committee.Seated;
import assay.domain.committee.CommitteeEvent.CommitteeFailed;
import assay.domain.committee.CommitteeEvent.MemberLost;
import assay.domain.committee.CommitteeEvent.MemberReplaced;
import assay.domain.committee.CommitteeEvent.ReplacementSought;
import assay.domain.committee.CommitteeEvent.ReplacementTurnedAway;
import assay.domain.committee.CommitteeRejection.NotAMember;
import assay.domain.entity.Decision;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a lost member is replaced: by the losing candidate that survived longest and can be bound to the task again. */
final class Replacement {
    private Replacement() {}

    static Decision<CommitteeEvent> replace(Seated state, ParticipantId lost) {
        Roster roster = state.roster();
        if (roster.seeking().has(lost) || roster.former().contains(lost)) return unchanged();
        if (!roster.seats().contains(lost)) return rejected(new NotAMember(state.id(), lost));
        return accepted(seek(new Steps(state), lost).events());
    }

    /** A candidate's answer to being asked to replace a lost member. */
    static List<CommitteeEvent> engaged(Seated state, ParticipantId candidate, Outcome outcome) {
        Optional<ParticipantId> lost = state.roster().seeking().entries().stream()
                .filter(search -> search.getValue().equals(candidate))
                .map(Map.Entry::getKey)
                .findFirst();
        if (lost.isEmpty()) return List.of();
        Steps steps = new Steps(state);
        if (outcome instanceof Outcome.Refused refused) {
            String reason = refused.rejection().message();
            return seek(steps.then(new ReplacementTurnedAway(lost.get(), candidate, reason)), lost.get())
                    .events();
        }
        return steps.then(new MemberReplaced(lost.get(), candidate)).events();
    }

    private static Steps seek(Steps steps, ParticipantId lost) {
        Optional<ParticipantId> next = ((Seated) steps.state()).roster().next();
        if (next.isPresent()) {
            // Nobody waits for the lost member's ranking any more.
            return Segments.orderIfComplete(steps.then(new ReplacementSought(lost, next.get())));
        }
        steps.then(new MemberLost(lost));
        Seated left = (Seated) steps.state();
        if (!left.roster().members().isEmpty()) return Segments.orderIfComplete(steps);
        return steps.then(new CommitteeFailed("no member is left, and nobody to replace one", left.engaged()));
    }
}
