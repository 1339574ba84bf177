package assay.domain.participant.behaviour;

import assay.domain.entity.EntityId;
import assay.domain.miner.Matching;
import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of many names of a person that drops a name as soon as it has a past: each serves so many tasks, in the order in
 * which they are shown, and then the next name comes as a newcomer (E. Friedman, P. Resnick, The social cost of cheap
 * pseudonyms, Journal of Economics and Management Strategy 10, 2001).
 *
 * @param conduct what a name does in the tasks that it serves
 * @param number of this name, from 0
 * @param tasks how many tasks each name serves
 * @param seen the tasks shown so far, in order
 */
public record Whitewasher(Policy conduct, int number, int tasks, List<EntityId> seen) implements Policy {
    public Whitewasher {
        seen = List.copyOf(seen);
    }

    @Override
    public Turn respond(Sight sight, Instant now) {
        Optional<EntityId> task = Matching.entrance(sight.work()).map(listing -> listing.task());
        if (task.isEmpty()) return behind(seen, sight, now);
        List<EntityId> known = new ArrayList<>(seen);
        if (!known.contains(task.get())) known.add(task.get());
        boolean mine = known.indexOf(task.get()) / tasks == number;
        if (mine) return behind(known, sight, now);
        return new Turn(new Whitewasher(conduct, number, tasks, known), new Action.Pass());
    }

    private Turn behind(List<EntityId> known, Sight sight, Instant now) {
        Turn turn = conduct.respond(sight, now);
        return new Turn(new Whitewasher(turn.next(), number, tasks, known), turn.action());
    }
}
