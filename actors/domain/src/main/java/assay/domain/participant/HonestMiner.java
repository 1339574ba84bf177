package assay.domain.participant;

import assay.domain.committee.CommitteeCommand;
import assay.domain.entity.Command;
import assay.domain.entity.Sha256;
import assay.domain.money.Credits;
import assay.domain.task.TaskCommand;
import assay.domain.training.DataPlan;
import assay.domain.training.Extent;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Registers for every committee, votes by the toss of its own coin, trains on what it was given, and reports what it
 * measured. It takes assignments too: see {@link Worker}.
 *
 * @param secret seeds the miner's coin; nobody else knows it
 * @param endpoint where peers reach it, {@code host:port}
 * @param reachable whether peers can reach it at all
 * @param own the miner's private data, for contribution tasks
 * @param stake what it has locked to join the market: where lots are drawn, it takes as many as that covers
 */
public record HonestMiner(String secret, String endpoint, boolean reachable, Optional<OwnData> own, Credits stake)
        implements Policy {
    /** One that stakes no more than it has to. */
    public HonestMiner(String secret, String endpoint, boolean reachable, Optional<OwnData> own) {
        this(secret, endpoint, reachable, own, Credits.ZERO);
    }

    /**
     * Part {@code part} (from 0) of {@code parts} of a dataset, or as much of it as {@code extent} says, which never
     * leaves the miner's process.
     */
    public record OwnData(DataPlan plan, int part, int parts, Extent extent) {
        /** All of the part. */
        public OwnData(DataPlan plan, int part, int parts) {
            this(plan, part, parts, Extent.ALL);
        }
    }

    @Override
    public Turn respond(Sight sight, Instant now) {
        if (Worker.does(sight.work())) return new Turn(this, worker().act(sight, now));
        return new Turn(this, action(sight));
    }

    private Worker worker() {
        return new Worker(secret, new Eye(secret, Worker.USUAL_ACCURACY));
    }

    private Action action(Sight sight) {
        Work work = sight.work();
        Optional<Action> committed = new Solver(secret).act(sight);
        if (committed.isPresent()) return committed.get();
        if (sight instanceof Sight.Probed probed) {
            return new Action.Submit(new CommitteeCommand.ReportPings(probed.pings()));
        }
        if (sight instanceof Sight.NotComputed not) return afterFailure(not);
        if (sight instanceof Sight.Computed computed) return afterResult(work, computed.result());
        Optional<Command> candidacy = new Candidacy(secret, stake).answer(work, reachable, endpoint);
        if (candidacy.isPresent()) return new Action.Submit(candidacy.get());
        if (work instanceof Work.MeasurePeers measure) return new Action.Probe(measure.peers());
        if (work instanceof Work.RankSegments rank) {
            return new Action.Submit(new CommitteeCommand.SubmitRanking(ranked(rank.hashes())));
        }
        if (work instanceof Work.Join && own.isPresent()) return new Action.Submit(new TaskCommand.JoinTask());
        if (work instanceof Work.Train train) return train(train.job());
        if (work instanceof Work.Iterate iterate) return Iterating.begin(iterate, own);
        if (work instanceof Work.Aggregate aggregate) return new Action.Compute(aggregate.job(), false);
        return new Action.Pass();
    }

    private Action train(Job.Train job) {
        if (!job.segments().isEmpty()) return new Action.Compute(job, false);
        if (own.isEmpty()) return new Action.Pass();
        OwnData data = own.get();
        Job mine = new Job.TrainOwn(
                job.recipe(),
                job.base(),
                data.plan(),
                data.part(),
                data.parts(),
                data.extent(),
                job.seed(),
                job.proximalMicros());
        return new Action.Compute(mine, true);
    }

    private static Action afterResult(Work work, JobResult result) {
        if (work instanceof Work.Train train && result instanceof JobResult.Trained trained) {
            Command update = new TaskCommand.SubmitUpdate(
                    train.round(), trained.update(), trained.samples(), trained.lossMicros(), trained.accuracyMicros());
            return new Action.Submit(update);
        }
        if (work instanceof Work.Iterate iterate && result instanceof JobResult.Iterated done) {
            return new Action.Submit(Iterating.answer(iterate, done));
        }
        if (work instanceof Work.Aggregate aggregate && result instanceof JobResult.Aggregated made) {
            return new Action.Submit(new TaskCommand.SubmitAggregate(aggregate.round(), made.model(), made.state()));
        }
        return new Action.Pass();
    }

    private static Action afterFailure(Sight.NotComputed not) {
        boolean clientsFault = not.failure().fault() == JobFailed.Fault.BAD_INPUT;
        if (clientsFault) {
            for (var segment : segments(not.work())) {
                if (segment.hash().equals(not.failure().subject())) {
                    return new Action.Submit(new TaskCommand.ReportBadSegment(segment.hash()));
                }
            }
        }
        return clientsFault ? new Action.Pass() : new Action.Later();
    }

    private static List<Segment> segments(Work work) {
        if (work instanceof Work.Train train) return train.job().segments();
        return work instanceof Work.Iterate iterate ? iterate.job().segments() : List.of();
    }

    /** An order of one's own: honest members have no reason to want the same segments. */
    private List<String> ranked(List<String> hashes) {
        List<String> order = new ArrayList<>(hashes);
        order.sort(Comparator.comparing(
                hash -> Sha256.of("taste").with(secret).with(hash).hex()));
        return order;
    }
}
