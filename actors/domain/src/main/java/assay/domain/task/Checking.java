package assay.domain.task;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.training.WeightedUpdate;
import assay.domain.verification.Claim;
import assay.domain.verification.Sampling;
import assay.domain.verification.Transcript;
import assay.domain.verification.VerificationCommand;
import assay.domain.verification.VerificationRules;
import assay.domain.verification.VerifierSeat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a task has to do with the verification of its training: it asks, waits for a while, and leaves out the convicted. */
final class Checking {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private Checking() {}

    /** How many batches lie between two states that trainers commit to; 0 where nothing is verified. */
    static int stretch(Task.Training at) {
        return at.posted().verified() ? at.posted().spec().verification().stretch() : 0;
    }

    /** Why an update with this transcript cannot be taken; empty when it can. */
    static Optional<TaskRejection> problem(Task.Training at, ParticipantId who, Optional<Transcript> transcript) {
        if (!at.posted().verified()) return Optional.empty();
        return wrong(transcript, at.posted().spec().verification())
                .map(problem -> new TaskRejection.TranscriptUnusable(TaskEntity.id(at), who, problem));
    }

    /** Why iterations with this transcript cannot be taken; empty when they can. */
    static Optional<TaskRejection> problem(Task.Training at, ParticipantId who, TaskCommand.SubmitIterations given) {
        Optional<TaskRejection> problem = problem(at, who, given.transcript());
        if (problem.isPresent() || given.transcript().isEmpty()) return problem;
        EntityId id = TaskEntity.id(at);
        if (!at.posted().verified()) {
            return Optional.of(new TaskRejection.TranscriptUnusable(id, who, "nobody verifies this task"));
        }
        int steps = given.transcript().get().steps();
        int found = given.iterations().size();
        if (steps == found) return Optional.empty();
        return Optional.of(new TaskRejection.TranscriptUnusable(
                id, who, "its transcript has " + steps + " iterations, the message " + found));
    }

    private static Optional<String> wrong(Optional<Transcript> transcript, VerificationRules rules) {
        if (transcript.isEmpty()) return Optional.of("no transcript says how it came about");
        Transcript said = transcript.get();
        if (said.steps() < 1 || said.steps() > Transcript.MAX_STEPS) {
            return Optional.of(
                    "its transcript has " + said.steps() + " batches, expected 1 to " + Transcript.MAX_STEPS);
        }
        if (said.stretches(rules.stretch()) > Sampling.MAX_STRETCHES) {
            return Optional.of("its transcript has " + said.stretches(rules.stretch()) + " stretches, expected at most "
                    + Sampling.MAX_STRETCHES);
        }
        if (!HASH.matcher(said.root()).matches()
                || !HASH.matcher(said.sealing()).matches()) {
            return Optional.of("its transcript has no root or sealing of 64 digits of 0-9 and a-f");
        }
        if (said.kernel().length() > Transcript.MAX_KERNEL) {
            return Optional.of("its transcript names a kernel of "
                    + said.kernel().length() + " characters, expected at most " + Transcript.MAX_KERNEL);
        }
        return Optional.empty();
    }

    static List<TaskEvent> start(Steps steps, Instant now) {
        Task.Training at = (Task.Training) steps.task();
        VerificationRules rules = at.posted().spec().verification();
        // The verification's own window ends first: what it says at its end is heard.
        Instant closes = now.plus(rules.window()).plus(rules.answer());
        return steps.then(new TaskEvent.VerificationStarted(at.round().number(), closes))
                .events();
    }

    static Decision<TaskEvent> verified(Task.Known task, TaskCommand.RoundVerified verified, Instant now) {
        boolean awaited = task instanceof Task.Training at
                && at.round() instanceof Round.Verifying open
                && open.number() == verified.round();
        if (!awaited) return unchanged();
        return accepted(checked((Task.Training) task, verified, now));
    }

    /** Nobody waits for verifiers for ever. */
    static List<TaskEvent> overdue(Task.Training at, Round.Verifying open, Instant now) {
        return checked(at, new TaskCommand.RoundVerified(open.number(), List.of(), List.of()), now);
    }

    private static List<TaskEvent> checked(Task.Training at, TaskCommand.RoundVerified verified, Instant now) {
        Steps steps =
                new Steps(at).then(new TaskEvent.RoundChecked(verified.round(), verified.refused(), verified.checks()));
        boolean none = ((Task.Training) steps.task()).round().updates().isEmpty();
        return none ? Rounds.missed(steps, now) : Rounds.combine(steps, now);
    }

    static Decision<TaskEvent> failed(Task.Known task, TaskCommand.VerificationFailed failed) {
        return task instanceof Task.Open ? accepted(Settlement.fail(task, failed.reason())) : unchanged();
    }

    /** What a task's events make it send to its verification. */
    static List<Send> react(Task.Known task, TaskEvent event) {
        Posted posted = task.posted();
        if (event instanceof TaskEvent.EvaluatorsSeated seated && posted.verified() && !seatsVerifiers(posted)) {
            return List.of(seek((Task.Preparing) task, seated.evaluators()));
        }
        if (event instanceof TaskEvent.EvaluatorReseated reseated) return excluding(posted, reseated.substitute());
        return event instanceof TaskEvent.VerificationStarted ? List.of(verify((Task.Training) task)) : List.of();
    }

    private static boolean seatsVerifiers(Posted posted) {
        return posted.spec().committee().quotas().wanted();
    }

    /** Those who may not judge what the crew does: the crew and the client. */
    static List<ParticipantId> partial(Task.Preparing at) {
        List<ParticipantId> partial = new ArrayList<>(at.crew().names());
        ParticipantId client = at.posted().client();
        if (!partial.contains(client)) partial.add(client);
        return partial;
    }

    private static Send seek(Task.Preparing at, List<ParticipantId> evaluators) {
        List<ParticipantId> excluded = partial(at);
        excluded.addAll(evaluators);
        return find(at.posted(), excluded, List.of());
    }

    /** The verifiers whom lots have seated, if any, go to the verification; whoever verifies does not evaluate. */
    static List<Send> handOver(Task.Preparing at, List<VerifierSeat> seated) {
        return seated.isEmpty() ? List.of() : List.of(find(at.posted(), partial(at), seated));
    }

    private static Send find(Posted posted, List<ParticipantId> excluded, List<VerifierSeat> seated) {
        return new Send(
                posted.verification(),
                new VerificationCommand.FindVerifiers(
                        posted.spec().verification(), posted.spec().slashing(), excluded, posted.deadline(), seated));
    }

    private static Send verify(Task.Training at) {
        if (Iterating.applies(at.posted())) {
            List<WeightedUpdate> log = Combining.weighted(at.round().updates());
            return new Send(
                    at.posted().verification(),
                    new VerificationCommand.VerifyRound(at.round().number(), Iterating.claims(at), log));
        }
        List<Claim> claims = new ArrayList<>();
        for (Update update : at.round().updates()) {
            // Whoever was replaced since has handed its segments on: nobody can tell any more what it trained on.
            if (!at.course().crew().has(update.miner())) continue;
            claims.add(new Claim(
                    update.miner(),
                    Offers.job(at, update.miner()),
                    update.address(),
                    update.transcript().orElseThrow()));
        }
        return new Send(
                at.posted().verification(),
                new VerificationCommand.VerifyRound(at.round().number(), claims));
    }

    /** Whoever trains or evaluates from now on may not verify. */
    static List<Send> excluding(Posted posted, ParticipantId who) {
        if (!posted.verified()) return List.of();
        return List.of(new Send(posted.verification(), new VerificationCommand.ExcludeVerifier(who)));
    }

    static List<Send> dissolving(Posted posted) {
        if (!posted.verified()) return List.of();
        return List.of(new Send(posted.verification(), new VerificationCommand.DissolveVerification()));
    }
}
