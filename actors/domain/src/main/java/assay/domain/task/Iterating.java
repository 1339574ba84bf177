package assay.domain.task;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.entity.CorruptJournal;
import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.NotNow;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.participant.Work;
import assay.domain.training.AggregationRules;
import assay.domain.training.Iteration;
import assay.domain.training.Job;
import assay.domain.training.Protocol;
import assay.domain.training.ResidualRules;
import assay.domain.training.WeightedUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rounds of {@link Protocol#ASYNC_RESIDUAL}. Members hand in iterations whenever they have some; the task records them one
 * after the other, and that order is the one in which everybody applies them. Nobody waits for anybody within a round.
 */
final class Iterating {
    private Iterating() {}

    static boolean applies(Posted posted) {
        return posted.spec().training().protocol() == Protocol.ASYNC_RESIDUAL;
    }

    /** The parameters of the task's strategy. */
    static AggregationRules aggregation(TaskSpec spec) {
        AggregationRules said = spec.training().aggregation();
        if (spec.training().protocol() != Protocol.ASYNC_RESIDUAL) return said;
        return said.withStep(spec.training().residual().stepPicos(spec.recipe()));
    }

    /** Whether {@code member} has done all of the round's iterations. */
    static boolean through(Task.Training at, ParticipantId member) {
        return chain(at, member).inRound() >= rules(at).iterations();
    }

    static Decision<TaskEvent> submit(
            Task.Known task, TaskCommand.SubmitIterations given, ParticipantId who, Instant now) {
        EntityId id = TaskEntity.id(task);
        if (!(task instanceof Task.Training at)) return rejected(NotNow.of(id, given, task.phase()));
        if (!applies(at.posted())) return rejected(otherProtocol(at));
        if (!at.course().crew().has(who)) return rejected(new TaskRejection.NotOnCrew(id, who));
        int current = at.round().number();
        if (given.round() != current) return rejected(new TaskRejection.RoundNotCurrent(id, given.round(), current));
        Chain chain = chain(at, who);
        if (repeated(chain, given)) return unchanged();
        if (!(at.round() instanceof Round.Collecting) || !Rounds.asked(at, who)) {
            return rejected(NotNow.of(id, given, "not waiting for iterations of " + who + " in round " + current));
        }
        Optional<TaskRejection> wrong = Links.wrong(at, who, chain, given);
        if (wrong.isPresent()) return rejected(wrong.get());
        Steps steps = new Steps(task)
                .then(new TaskEvent.IterationsRecorded(
                        current, who, given.consumed(), given.maps(), given.state(), given.iterations()));
        return accepted(Rounds.closeIfComplete(steps, now));
    }

    static TaskRejection otherProtocol(Task.Training at) {
        Protocol protocol = at.posted().spec().training().protocol();
        return new TaskRejection.OtherProtocol(TaskEntity.id(at), protocol);
    }

    private static boolean repeated(Chain chain, TaskCommand.SubmitIterations given) {
        List<Iteration> iterations = given.iterations();
        return !iterations.isEmpty()
                && chain.maps().filter(given.maps()::equals).isPresent()
                && iterations.get(iterations.size() - 1).number() == chain.done() - 1
                && iterations.get(iterations.size() - 1).residualAfter().equals(chain.residual());
    }

    /** Where {@code event} leads. */
    static Task.Training recorded(Task.Training at, TaskEvent.IterationsRecorded event) {
        if (!(at.round() instanceof Round.Collecting open)) throw new CorruptJournal(at, event);
        List<Update> updates = new ArrayList<>(open.updates());
        updates.add(update(event));
        Chain before = chain(at, event.miner());
        List<Iteration> iterations = event.iterations();
        Iteration last = iterations.get(iterations.size() - 1);
        Chain after = new Chain(
                before.done() + iterations.size(),
                open.number(),
                before.inRound() + iterations.size(),
                event.consumed(),
                updates.size(),
                last.modelAfter(),
                last.residualAfter(),
                Optional.of(event.maps()),
                Optional.of(event.state()));
        Course course = at.course().with(at.course().attendance().withAnswer(event.miner()));
        return new Task.Training(
                at.posted(),
                course.with(course.chains().with(event.miner(), after)),
                new Round.Collecting(open.number(), open.closes(), updates));
    }

    /** A message as an update: its weight is how many words it has; loss and accuracy are those of its last iteration. */
    private static Update update(TaskEvent.IterationsRecorded event) {
        List<Iteration> iterations = event.iterations();
        Iteration last = iterations.get(iterations.size() - 1);
        return new Update(event.miner(), event.maps(), words(iterations), last.lossMicros(), last.accuracyMicros());
    }

    static long words(List<Iteration> iterations) {
        return iterations.stream().mapToLong(Iteration::words).sum();
    }

    /** What {@code who} can do next; nothing when it has done all iterations of the round. */
    static List<Work> offer(Task.Training at, Round.Collecting open, ParticipantId who) {
        if (!Rounds.asked(at, who) || through(at, who)) return List.of();
        Chain chain = chain(at, who);
        ResidualRules rules = rules(at);
        int consumed = open.updates().size();
        Job.Iterate job = new Job.Iterate(
                at.posted().spec().recipe(),
                rules,
                at.course().model(),
                chain.inRound() == 0,
                chain.state(),
                peers(at, who, chain.consumed(), consumed),
                Offers.segments(at, who),
                seed(at, who),
                chain.done(),
                Math.min(rules.every(), rules.iterations() - chain.inRound()));
        return List.of(new Work.Iterate(at.posted().task(), open.number(), consumed, job, open.closes()));
    }

    /** What others have sent, from message {@code from} to before message {@code to} of the round. */
    static List<WeightedUpdate> peers(Task.Training at, ParticipantId who, int from, int to) {
        List<Update> others = at.round().updates().subList(from, to).stream()
                .filter(update -> !update.miner().equals(who))
                .toList();
        return Combining.weighted(others);
    }

    static Chain chain(Task.Training at, ParticipantId member) {
        return at.course().chains().getOr(member, Chain.FRESH).in(at.round().number());
    }

    static ResidualRules rules(Task.Training at) {
        return at.posted().spec().training().residual();
    }

    /** Draws the member's batches, through all rounds. */
    private static long seed(Task.Training at, ParticipantId who) {
        String digest =
                Sha256.of("batches").with(at.posted().name()).with(who.name()).hex();
        return Long.parseUnsignedLong(digest.substring(0, 16), 16);
    }
}
