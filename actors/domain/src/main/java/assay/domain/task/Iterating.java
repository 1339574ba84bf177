package assay.domain.task;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.collection.PersistentMap;
import assay.domain.content.Cid;
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
import assay.domain.verification.Claim;
import assay.domain.verification.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                        current,
                        who,
                        given.consumed(),
                        given.maps(),
                        given.state(),
                        given.iterations(),
                        given.transcript()));
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
        Chain before = chain(at, event.miner());
        List<Update> updates = new ArrayList<>(open.updates());
        updates.add(update(event, before, updates.size()));
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
    private static Update update(TaskEvent.IterationsRecorded event, Chain before, int place) {
        List<Iteration> iterations = event.iterations();
        Iteration last = iterations.get(iterations.size() - 1);
        Update update =
                new Update(event.miner(), event.maps(), words(iterations), last.lossMicros(), last.accuracyMicros());
        return event.transcript()
                .map(transcript -> update.with(new Message(
                        place,
                        before.consumed(),
                        event.consumed(),
                        before.inRound() == 0,
                        before.state(),
                        event.state(),
                        before.done(),
                        transcript)))
                .orElse(update);
    }

    /** What is claimed of each member's iterations, in the order of their first messages. */
    static List<Claim> claims(Task.Training at) {
        Map<ParticipantId, List<Message>> messages = new LinkedHashMap<>();
        for (Update update : at.round().updates()) {
            // Whoever was replaced since has handed its segments on: nobody can tell any more what it trained on.
            if (!at.course().crew().has(update.miner())) continue;
            messages.computeIfAbsent(update.miner(), none -> new ArrayList<>())
                    .add(update.message().orElseThrow());
        }
        List<Claim> claims = new ArrayList<>();
        messages.forEach((who, own) -> {
            Message last = own.get(own.size() - 1);
            Job.Train training = new Job.Train(
                    at.posted().spec().recipe(), at.course().model(), Offers.segments(at, who), seed(at, who));
            Cid maps = at.round().updates().get(last.place()).address();
            claims.add(new Claim(who, training, maps, last.transcript(), own, Optional.of(rules(at))));
        });
        return claims;
    }

    /** Whoever is convicted starts anew: what it would go on from is what nobody trusts. */
    static PersistentMap<ParticipantId, Chain> starting(
            PersistentMap<ParticipantId, Chain> chains, List<ParticipantId> convicted) {
        PersistentMap<ParticipantId, Chain> after = chains;
        for (ParticipantId who : convicted) {
            Optional<Chain> chain = chains.get(who);
            if (chain.isPresent()) after = after.with(who, chain.get().startingAnew());
        }
        return after;
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
        return List.of(new Work.Iterate(
                at.posted().task(), open.number(), consumed, job, open.closes(), Checking.stretch(at)));
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
