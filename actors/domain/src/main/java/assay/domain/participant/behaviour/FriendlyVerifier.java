package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.HonestVerifier;
import assay.domain.participant.Sight;
import assay.domain.training.JobResult;
import assay.domain.verification.Check;
import assay.domain.verification.Verdict.Opinion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Works honestly, but finds that whatever its friends have done holds, in its verdicts and as a juror. Its friends do not
 * tell it where they plant faults: that would take a channel which the market does not know.
 *
 * @param honest does the rest
 * @param friends the prefix of the miners' names whom it covers
 */
public record FriendlyVerifier(HonestVerifier honest, String friends) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        List<Check> checks = HonestVerifier.checks(sight.work());
        boolean judges = !checks.isEmpty()
                && sight instanceof Sight.Computed made
                && made.result() instanceof JobResult.Rechecked;
        if (!judges) return honest.respond(sight, now).action();
        JobResult.Rechecked found = (JobResult.Rechecked) ((Sight.Computed) sight).result();
        List<Opinion> opinions = new ArrayList<>(HonestVerifier.opinions(checks, found));
        for (int i = 0; i < checks.size(); i++) {
            if (checks.get(i).solver().name().startsWith(friends + "-")) opinions.set(i, Opinion.HOLDS);
        }
        return honest.judged(sight.work(), opinions);
    }
}
