package assay.domain.participant.behaviour;

import assay.domain.committee.Committee;
import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Says what its sealed vote was only when that wins: it waits until the others have revealed, and stays silent if its side
 * would be the larger. The last mover of every commit-and-reveal scheme can do that (of lotteries: M. Andrychowicz et
 * al., Secure Multiparty Computations on Bitcoin, IEEE S&amp;P 2014); a stake is to make it costly.
 *
 * @param honest does the rest
 * @param margin how long before the close it decides
 */
public record SelectiveRevealer(Policy honest, Duration margin) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        if (!(sight.work() instanceof Work.RevealVote work))
            return honest.respond(sight, now).action();
        if (!(sight instanceof Sight.Seen seen)) return new Action.Look(work.at());
        Instant last = work.closes().minus(margin);
        if (now.isBefore(last)) return new Action.Wait(last);
        Action usual = honest.respond(new Sight.Offered(work), now).action();
        List<Integer> others = seen.state(Committee.Revealing.class)
                .map(revealing -> revealing.cycle().votes().values())
                .orElse(List.of());
        return usual instanceof Action.Submit submit
                        && submit.command() instanceof assay.domain.committee.CommitteeCommand.RevealVote own
                        && loses(own.vote(), others)
                ? new Action.Pass()
                : usual;
    }

    private static boolean loses(int vote, List<Integer> others) {
        long same = others.stream().filter(other -> other == vote).count();
        return same + 1 > others.size() - same;
    }
}
