package assay.simulation.participant;

import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Trainer;
import assay.simulation.host.Address;
import assay.simulation.host.Kind;
import assay.simulation.host.Timeline;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where jobs are done: by a real trainer, at once, and handed out after as much virtual time as the job takes on the
 * computer in question. Equal jobs give equal results, so each is computed only once.
 */
public final class Workshop {
    private final Trainer trainer;
    private final Timeline timeline;
    private final Map<Job, Made> made = new HashMap<>();

    /** What came of a job. */
    sealed interface Made {
        record Result(JobResult result) implements Made {}

        record Failure(JobFailed failure) implements Made {}
    }

    public Workshop(Trainer trainer, Timeline timeline) {
        this.trainer = trainer;
        this.timeline = timeline;
    }

    /**
     * Does {@code job} for {@code who}; returns for how many microseconds that keeps the machine busy.
     *
     * @param number which thing {@code who} waits for
     */
    long work(Address who, Job job, Machine machine, long number, Consumer<Made> done) {
        // Reserved and computed now, handed over later: what it is does not depend on when it is computed.
        Made result = made.computeIfAbsent(job, this::make);
        long micros = machine.micros(JobTime.referenceMicros(job, result));
        long doneMicros = machine.take(timeline.nowMicros(), micros);
        timeline.schedule(doneMicros, who, Kind.TIMER, who, number, 0, () -> done.accept(result));
        return micros;
    }

    private Made make(Job job) {
        try {
            return new Made.Result(trainer.run(job));
        } catch (JobFailed e) {
            return new Made.Failure(e);
        }
    }
}
