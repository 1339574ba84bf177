package assay.domain.participant.behaviour;

import assay.domain.entity.ParticipantId;
import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import assay.domain.task.Task;
import assay.domain.task.Update;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Waits until somebody has submitted an update in the round and submits it as its own. The market refuses an update that
 * is equal to another to the bit, so a clever one disguises it with a little noise. (A plagiarist in Y. Fraboni et al.,
 * AISTATS 2021; the reason why M. Blum's commitments precede answers in rules.md, section 5.)
 *
 * @param honest does the rest
 * @param self its name
 * @param disguiseMicros noise, as {@link Job.Forge} says; 0 submits the very same update
 */
public record Copycat(Policy honest, ParticipantId self, long disguiseMicros) implements Habit {
    /** How long it waits before it looks again. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Override
    public Action act(Sight sight, Instant now) {
        if (!(sight.work() instanceof Work.Train train)) {
            return honest.respond(sight, now).action();
        }
        if (sight instanceof Sight.Computed made && made.result() instanceof JobResult.Trained forged) {
            return new Action.Submit(Updates.of(train, forged));
        }
        if (!(sight instanceof Sight.Seen seen)) return new Action.Look(train.at());
        Optional<Update> victim = victim(seen, train);
        if (victim.isPresent()) return copy(train, victim.get());
        return now.plus(PATIENCE).isBefore(train.closes()) ? new Action.Wait(now.plus(PATIENCE)) : new Action.Pass();
    }

    private Optional<Update> victim(Sight.Seen seen, Work.Train train) {
        return seen.state(Task.Training.class)
                .filter(task -> task.round().number() == train.round())
                .flatMap(task -> task.round().updates().stream()
                        .filter(update -> !update.miner().equals(self))
                        .findFirst());
    }

    private Action copy(Work.Train train, Update victim) {
        JobResult.Trained told =
                new JobResult.Trained(victim.address(), victim.samples(), victim.lossMicros(), victim.accuracyMicros());
        if (disguiseMicros == 0) return new Action.Submit(Updates.of(train, told));
        Job.Train job = train.job();
        return new Action.Compute(new Job.Forge(job.base(), told, 1_000_000, disguiseMicros, job.seed()), true);
    }
}
