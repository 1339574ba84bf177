package assay.domain.participant.behaviour;

import assay.domain.entity.Sha256;
import assay.domain.participant.Action;
import assay.domain.participant.HonestVerifier;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import assay.domain.training.JobResult;
import assay.domain.verification.Check;
import assay.domain.verification.Verdict.Opinion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Accuses those who are right, for the finder's share of their stakes: it never agrees in a dispute, nor as a juror.
 *
 * @param honest does the rest
 * @param secret draws whom it accuses
 * @param accusesMicros how many of the samples that hold it says do not, in 10⁻⁶
 */
public record FalseAccuser(HonestVerifier honest, String secret, long accusesMicros) implements Habit {
    private static final long ONE = 1_000_000;

    @Override
    public Action act(Sight sight, Instant now) {
        Work work = sight.work();
        List<Check> checks = HonestVerifier.checks(work);
        boolean judges = !checks.isEmpty()
                && sight instanceof Sight.Computed made
                && made.result() instanceof JobResult.Rechecked;
        if (work instanceof Work.JudgeStep) return honest.judged(work, List.of(Opinion.DIFFERS));
        if (!judges) return honest.respond(sight, now).action();
        JobResult.Rechecked found = (JobResult.Rechecked) ((Sight.Computed) sight).result();
        List<Opinion> opinions = new ArrayList<>(HonestVerifier.opinions(checks, found));
        for (int i = 0; i < checks.size(); i++) if (accuses(work, checks.get(i))) opinions.set(i, Opinion.DIFFERS);
        return honest.judged(work, opinions);
    }

    private boolean accuses(Work work, Check check) {
        String drawn = Sha256.of("accuses")
                .with(secret)
                .with(work.at().toString())
                .with(round(work))
                .with(check.sample())
                .hex();
        return Long.parseLong(drawn.substring(0, 12), 16) % ONE < accusesMicros;
    }

    private static int round(Work work) {
        return work instanceof Work.Recheck recheck ? recheck.round() : ((Work.ShowVerdicts) work).round();
    }
}
