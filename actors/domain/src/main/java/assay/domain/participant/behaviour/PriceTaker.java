package assay.domain.participant.behaviour;

import assay.domain.entity.EntityId;
import assay.domain.money.Credits;
import assay.domain.money.Split;
import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import assay.domain.task.Task;
import assay.domain.task.TaskSpec;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes the price as it is, and part only in tasks whose bounty pays for the work: the miners' part of it for each seat
 * must be worth a floor. (The individual rationality constraint of mechanism design; as in Y. Zhan et al., A learning-based
 * incentive mechanism for federated learning, IEEE IoT Journal 2020.)
 *
 * @param honest does the rest
 * @param floor what a seat must be worth
 */
public record PriceTaker(Policy honest, Credits floor) implements Habit {
    private static final long ONE = 1_000_000;

    @Override
    public Action act(Sight sight, Instant now) {
        Work work = sight.work();
        Optional<EntityId> task = Entrances.task(work);
        if (task.isEmpty()) return honest.respond(sight, now).action();
        if (!(sight instanceof Sight.Seen seen)) return new Action.Look(task.get());
        Optional<Task.Known> known = seen.state(Task.Known.class);
        if (known.isEmpty()) return new Action.Later();
        boolean worth = !seat(known.get().posted().spec()).lessThan(floor);
        return worth ? honest.respond(new Sight.Offered(work), now).action() : new Action.Pass();
    }

    /** What a seat is worth if the target is reached and everybody earns the same. */
    private static Credits seat(TaskSpec spec) {
        Credits pool = Split.share(spec.bounty(), spec.pay().minersMicros(), ONE);
        return Split.share(pool, 1, spec.committee().maximum());
    }
}
