package assay.domain.participant.behaviour;

import assay.domain.committee.Committee;
import assay.domain.committee.ElectionRule;
import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Votes shortly before a cycle closes, with the side that is then the smaller one: votes of the minority rule are open,
 * so whoever votes last knows which side wins (rules.md, section 3, known weakness; the rule is Project PAI's, and that of
 * D. Challet and Y.-C. Zhang's minority game, Physica A 246, 1997).
 *
 * @param honest does the rest, and votes when both sides are equal
 * @param margin how long before the close it votes
 */
public record LateVoter(Policy honest, Duration margin) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        Work work = sight.work();
        // Of sealed votes, and of lots, there is nothing to be seen: it votes late all the same, and as honest ones do.
        boolean ballot = work instanceof Work.Register || work instanceof Work.Vote || work instanceof Work.SealVote;
        if (!ballot) return honest.respond(sight, now).action();
        if (!(sight instanceof Sight.Seen seen)) return new Action.Look(work.at());
        Instant last = work.closes().minus(margin);
        boolean patient = now.isBefore(last) && !extended(seen);
        if (patient) return new Action.Wait(last);
        Action usual = honest.respond(new Sight.Offered(work), now).action();
        Optional<Integer> minority = minority(seen);
        return minority.isPresent() ? Ballots.with(work, usual, minority.get()) : usual;
    }

    /** A registration that was extended ends as soon as there are enough: no use in waiting for its deadline. */
    private static boolean extended(Sight.Seen seen) {
        return seen.state(Committee.Recruiting.class)
                .filter(Committee.Recruiting::extended)
                .isPresent();
    }

    private Optional<Integer> minority(Sight.Seen seen) {
        Optional<Committee.Electing> electing = seen.state(Committee.Electing.class);
        if (electing.isPresent()) return smaller(electing.get().votes().values());
        return seen.state(Committee.Recruiting.class)
                .filter(recruiting -> recruiting.terms().rules().election().equals(ElectionRule.MINORITY))
                .flatMap(recruiting -> smaller(recruiting.admitted().values().stream()
                        .map(Committee.Candidate::vote)
                        .toList()));
    }

    private static Optional<Integer> smaller(List<Integer> votes) {
        long ones = votes.stream().filter(vote -> vote == 1).count();
        long zeros = votes.size() - ones;
        if (ones == zeros) return Optional.empty();
        return Optional.of(ones < zeros ? 1 : 0);
    }
}
