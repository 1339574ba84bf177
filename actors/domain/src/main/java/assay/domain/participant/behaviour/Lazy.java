package assay.domain.participant.behaviour;

import assay.domain.entity.Sha256;
import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import java.time.Duration;
import java.time.Instant;

/**
 * Takes a seat and then works little: leaves out some rounds, and begins the others late. What Project PAI calls an
 * offline miner, and J. Kang et al., Incentive mechanism for reliable federated learning (IEEE IoT Journal 2019), an
 * unreliable worker.
 *
 * @param honest does the rest
 * @param secret draws which rounds it leaves out
 * @param skipsMicros share of the rounds it leaves out, in 10⁻⁶
 * @param delay how late it begins with the others
 */
public record Lazy(Policy honest, String secret, long skipsMicros, Duration delay) implements Habit {
    private static final long ONE = 1_000_000;

    @Override
    public Action act(Sight sight, Instant now) {
        if (sight instanceof Sight.Offered offered && offered.work() instanceof Work.Train train) {
            if (skips(train)) return new Action.Pass();
            if (!delay.isZero()) return new Action.Wait(now.plus(delay));
        }
        return honest.respond(sight, now).action();
    }

    private boolean skips(Work.Train train) {
        String drawn = Sha256.of("lazy")
                .with(secret)
                .with(train.at().toString())
                .with(train.round())
                .hex();
        return Long.parseLong(drawn.substring(0, 12), 16) % ONE < skipsMicros;
    }
}
