package assay.domain.participant;

import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import assay.domain.verification.Check;
import assay.domain.verification.SeedChain;
import assay.domain.verification.Verdict;
import assay.domain.verification.Verdict.Opinion;
import assay.domain.verification.Verdicts;
import assay.domain.verification.VerificationCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Enrols everywhere, does what it is given again in its own process, and says what it found.
 *
 * @param self its name
 * @param secret starts its seed chains and salts its verdicts; nobody else knows it
 */
public record HonestVerifier(ParticipantId self, String secret) implements Policy {
    @Override
    public Turn respond(Sight sight, Instant now) {
        return new Turn(this, action(sight));
    }

    private Action action(Sight sight) {
        Work work = sight.work();
        if (sight instanceof Sight.NotComputed) return new Action.Later();
        if (sight instanceof Sight.Computed computed && computed.result() instanceof JobResult.Rechecked rechecked) {
            return judged(work, opinions(checks(work), rechecked));
        }
        Optional<Action> formal = formal(work);
        if (formal.isPresent()) return formal.get();
        // Doing it again is deterministic, so it is done twice instead of remembered: a restart loses nothing.
        List<Check> checks = checks(work);
        return checks.isEmpty() ? new Action.Pass() : new Action.Compute(job(checks), true);
    }

    /** What needs no looking at what was trained: enrolling, and one's part of the beacon. */
    public Optional<Action> formal(Work work) {
        if (work instanceof Work.EnrolVerifier) {
            String anchor = anchor(work.at());
            return Optional.of(new Action.Submit(new VerificationCommand.EnrolVerifier(anchor)));
        }
        if (work instanceof Work.GiveSeed give) {
            Action later = new Action.Pass();
            return Optional.of(SeedChain.before(chain(work.at()), give.last())
                    .<Action>map(seed -> new Action.Submit(new VerificationCommand.GiveSeed(give.round(), seed)))
                    .orElse(later));
        }
        return Optional.empty();
    }

    /** What there is to check about {@code work}; nothing when it is something else. */
    public static List<Check> checks(Work work) {
        if (work instanceof Work.Recheck recheck) return recheck.checks();
        if (work instanceof Work.ShowVerdicts show) return show.checks();
        return work instanceof Work.JudgeStep judge ? List.of(judge.check()) : List.of();
    }

    /** The job that does {@code checks} again. */
    public static Job job(List<Check> checks) {
        return new Job.Recheck(checks.stream().map(Check::part).toList());
    }

    /** What {@code found} says about {@code checks}. */
    public static List<Opinion> opinions(List<Check> checks, JobResult.Rechecked found) {
        List<Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            boolean holds = found.parts().get(i).distanceMicros() <= check.toleranceMicros();
            // Another kernel is no excuse: whoever could name one that nobody has would never be checked.
            opinions.add(holds ? Opinion.HOLDS : Opinion.DIFFERS);
        }
        return opinions;
    }

    /** Says {@code opinions} about the checks of {@code work}, as it has to be said. */
    public Action judged(Work work, List<Opinion> opinions) {
        if (work instanceof Work.JudgeStep judge) {
            boolean holds = opinions.get(0) != Opinion.DIFFERS;
            int step = judge.check().part().to();
            return new Action.Submit(new VerificationCommand.JudgeStep(judge.round(), judge.dispute(), step, holds));
        }
        List<Check> checks = checks(work);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++)
            verdicts.add(new Verdict(checks.get(i).sample(), opinions.get(i)));
        if (work instanceof Work.Recheck recheck) {
            int round = recheck.round();
            String commitment = Verdicts.commitment(work.at(), round, self, verdicts, salt(work, round));
            return new Action.Submit(new VerificationCommand.CommitVerdicts(round, commitment));
        }
        if (work instanceof Work.ShowVerdicts show) {
            String salt = salt(work, show.round());
            return new Action.Submit(new VerificationCommand.RevealVerdicts(show.round(), verdicts, salt));
        }
        return new Action.Pass();
    }

    /** What it commits to for {@code verification}: the end of its seed chain. */
    String anchor(EntityId verification) {
        return SeedChain.anchor(chain(verification));
    }

    private String chain(EntityId verification) {
        return Sha256.of("chain").with(secret).with(verification.toString()).hex();
    }

    private String salt(Work work, int round) {
        return Sha256.of("salt")
                .with(secret)
                .with(work.at().toString())
                .with(round)
                .hex();
    }
}
