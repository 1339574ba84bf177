package assay.domain.participant;

import assay.domain.assignment.Delivery;
import assay.domain.assignment.Scores;
import assay.domain.content.Cid;
import assay.domain.task.AssignmentCommand;
import assay.domain.task.TaskCommand;
import assay.domain.task.TaskSpec;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import assay.domain.training.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Cuts its dataset as it said it would, offers the hashes, and sends every segment it is asked for. Of the results of
 * assignments that it has to judge it accepts those that are right by half at least.
 */
public record HonestClient() implements Policy {
    @Override
    public Turn respond(Sight sight, Instant now) {
        return new Turn(this, action(sight));
    }

    private static Action action(Sight sight) {
        Work work = sight.work();
        if (work instanceof Work.Judge judge) return judge(sight, judge);
        if (sight instanceof Sight.NotComputed) return new Action.Later();
        if (sight instanceof Sight.Computed computed && computed.result() instanceof JobResult.Prepared prepared) {
            return afterPreparing(work, prepared);
        }
        if (work instanceof Work.OfferSegments offer) return prepare(offer.spec());
        if (work instanceof Work.SendSegments send) return prepare(send.spec());
        return new Action.Pass();
    }

    private static Action judge(Sight sight, Work.Judge judge) {
        Delivery delivery = judge.assignment().delivery().orElseThrow();
        LongFunction<Action> found =
                score -> new Action.Submit(verdict(judge.assignment().number(), score));
        if (sight instanceof Sight.Computed computed) return Examiner.goOn(computed, Scores.address(delivery), found);
        if (sight instanceof Sight.NotComputed not) return Examiner.goOn(not, found);
        return new Examiner(Eye.PERFECT).examine(judge.spec(), delivery, found);
    }

    private static AssignmentCommand verdict(int assignment, long scoreMicros) {
        String found = "right about " + scoreMicros / 10_000 + " % of it";
        return new AssignmentCommand.JudgeResult(assignment, scoreMicros >= HALF, found);
    }

    private static final long HALF = 500_000;

    // The cut is deterministic, so it is made again instead of remembered: a restart loses nothing.
    private static Action prepare(TaskSpec spec) {
        return new Action.Compute(new Job.Prepare(spec.data(), spec.recipe()), true);
    }

    private static Action afterPreparing(Work work, JobResult.Prepared prepared) {
        if (work instanceof Work.OfferSegments offer) {
            String weights = offer.spec().campaign().weights();
            return new Action.Submit(new TaskCommand.OfferSegments(
                    weights.isEmpty() ? prepared.model() : new Cid(weights),
                    hashes(prepared.training()),
                    hashes(prepared.validation()),
                    hashes(prepared.hidden())));
        }
        if (work instanceof Work.SendSegments send) {
            return new Action.Submit(new TaskCommand.SendSegments(inOrder(send.hashes(), prepared)));
        }
        return new Action.Pass();
    }

    private static List<String> hashes(List<Segment> segments) {
        return segments.stream().map(Segment::hash).toList();
    }

    private static List<Segment> inOrder(List<String> hashes, JobResult.Prepared prepared) {
        List<Segment> all = new ArrayList<>(prepared.training());
        all.addAll(prepared.validation());
        all.addAll(prepared.hidden());
        List<Segment> order = new ArrayList<>();
        for (String hash : hashes) {
            for (Segment segment : all) {
                if (segment.hash().equals(hash)) {
                    order.add(segment);
                    break;
                }
            }
        }
        return order;
    }
}
