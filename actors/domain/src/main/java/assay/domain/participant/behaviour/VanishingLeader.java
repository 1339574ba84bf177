package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import java.time.Instant;

/**
 * Honest until it leads, and then never heard of again: the worst member to lose (rules.md, section 3: the follower takes
 * over).
 *
 * @param honest does everything before that
 */
public record VanishingLeader(Policy honest) implements Policy {
    @Override
    public Turn respond(Sight sight, Instant now) {
        if (sight.work() instanceof Work.Aggregate) return new Turn(new Gone(), new Action.Pass());
        return new Turn(this, honest.respond(sight, now).action());
    }
}
