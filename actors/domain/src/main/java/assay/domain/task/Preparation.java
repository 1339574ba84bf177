package assay.domain.task;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import assay.domain.training.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The client's data, the committee's order and the evaluators come together; then the initial model is measured. */
final class Preparation {
    private static final int MEASURED = TaskSpecCheck.MAX_MEASURED_SEGMENTS;

    private Preparation() {}

    static Decision<TaskEvent> offer(Task.Known task, TaskCommand.OfferSegments offer, ParticipantId who, Instant now) {
        EntityId id = TaskEntity.id(task);
        if (!who.equals(task.posted().client())) return rejected(onlyClient(id, offer, who));
        if (!(task instanceof Task.Preparing at)) return rejected(NotNow.of(id, offer, task.phase()));
        if (at.offer().isPresent()) {
            return at.offer().get().equals(offer)
                    ? unchanged()
                    : rejected(NotNow.of(id, offer, "prepared with another offer"));
        }
        Optional<TaskRejection> misshapen = misshapen(id, at.posted(), offer);
        if (misshapen.isPresent()) return rejected(misshapen.get());
        Instant due = now.plus(at.posted().spec().preparation());
        return accepted(new TaskEvent.SegmentsOffered(offer, due));
    }

    private static Optional<TaskRejection> misshapen(EntityId id, Posted posted, TaskCommand.OfferSegments offer) {
        int wanted = posted.elects() ? posted.spec().data().trainingSegments() : 0;
        int offered = posted.elects() ? offer.training().size() : 0;
        if (offered != wanted) {
            return Optional.of(new TaskRejection.OfferMisshapen(id, "training", wanted, offered));
        }
        if (offer.validation().isEmpty()) {
            return Optional.of(new TaskRejection.OfferMisshapen(id, "validation", 0, 0));
        }
        if (offer.hidden().isEmpty()) return Optional.of(new TaskRejection.OfferMisshapen(id, "hidden", 0, 0));
        if (offer.validation().size() > MEASURED) return Optional.of(tooMany(id, "validation", offer.validation()));
        if (offer.hidden().size() > MEASURED) return Optional.of(tooMany(id, "hidden", offer.hidden()));
        List<String> all = new ArrayList<>(offer.training());
        all.addAll(offer.validation());
        all.addAll(offer.hidden());
        Set<String> seen = new TreeSet<>();
        for (String hash : all) {
            if (hash.length() > Segment.HASH_LENGTH) {
                return Optional.of(new TaskRejection.HashTooLong(id, hash.length(), Segment.HASH_LENGTH));
            }
            if (!seen.add(hash)) return Optional.of(new TaskRejection.SegmentRepeated(id, hash));
        }
        return Optional.empty();
    }

    private static TaskRejection tooMany(EntityId id, String part, List<String> offered) {
        return new TaskRejection.TooManySegments(id, part, MEASURED, offered.size());
    }

    static Decision<TaskEvent> ordered(Task.Known task, TaskCommand.SegmentsOrdered ordered, Instant now) {
        if (!(task instanceof Task.Preparing at) || at.order().isPresent()) return unchanged();
        Instant due = now.plus(at.posted().spec().preparation());
        return accepted(new TaskEvent.OrderDecided(ordered.order(), ordered.allocation(), due));
    }

    static Decision<TaskEvent> send(Task.Known task, TaskCommand.SendSegments send, ParticipantId who, Instant now) {
        EntityId id = TaskEntity.id(task);
        if (!who.equals(task.posted().client())) return rejected(onlyClient(id, send, who));
        List<String> found = send.segments().stream().map(Segment::hash).toList();
        if (task instanceof Task.Preparing at && !at.owed().isEmpty()) {
            if (!found.equals(at.owed())) return rejected(notAsked(id, at.owed(), found));
            return accepted(baseline(new Steps(task).then(new TaskEvent.SegmentsSent(send.segments()))));
        }
        if (task instanceof Task.Evaluating at && !at.measuring()) {
            List<String> hidden = at.course().dataset().hidden();
            if (!found.equals(hidden)) return rejected(notAsked(id, hidden, found));
            long measurement = at.course().measurements() + 1;
            return accepted(new TaskEvent.HiddenRevealed(send.segments(), measurement));
        }
        return rejected(NotNow.of(id, send, task.phase() + " and waits for no segments"));
    }

    private static TaskRejection notAsked(EntityId id, List<String> expected, List<String> found) {
        int same = 0;
        while (same < expected.size()
                && same < found.size()
                && expected.get(same).equals(found.get(same))) same++;
        String next = same < expected.size() ? expected.get(same) : "";
        return new TaskRejection.SegmentsNotAsked(id, expected.size(), found.size(), same + 1, next);
    }

    static Decision<TaskEvent> seated(Task.Known task, TaskCommand.EvaluatorsDrawn drawn) {
        if (!(task instanceof Task.Preparing at) || !at.evaluators().isEmpty()) return unchanged();
        return accepted(baseline(new Steps(task).then(new TaskEvent.EvaluatorsSeated(drawn.evaluators()))));
    }

    static Decision<TaskEvent> verifiersSeated(Task.Known task, TaskCommand.VerifiersDrawn drawn) {
        if (!(task instanceof Task.Preparing at) || !at.verifiers().isEmpty()) return unchanged();
        return accepted(baseline(new Steps(task).then(new TaskEvent.VerifiersSeated(drawn.verifiers()))));
    }

    /** Measures the initial model as soon as nothing is missing. */
    private static List<TaskEvent> baseline(Steps steps) {
        Task.Preparing at = (Task.Preparing) steps.task();
        if (at.data().isEmpty() || at.evaluators().isEmpty() || at.measurement() > 0) return steps.events();
        if (at.posted().verified() && at.verifiers().isEmpty()) return steps.events();
        return steps.then(new TaskEvent.BaselineStarted(1)).events();
    }

    /** What the client owes falls due; committee and evaluation keep their own deadlines. */
    static Optional<Instant> due(Task.Preparing at) {
        return clientOwes(at) ? Optional.of(at.clientDue()) : Optional.empty();
    }

    private static boolean clientOwes(Task.Preparing at) {
        return at.offer().isEmpty() || !at.owed().isEmpty();
    }

    static List<TaskEvent> overdue(Task.Preparing at) {
        String what = at.offer().isEmpty() ? "offer its segments" : "send the segments";
        return Settlement.fail(at, "the client did not " + what + " in time");
    }

    private static NotAllowed onlyClient(EntityId id, assay.domain.entity.Command command, ParticipantId who) {
        return NotAllowed.of(id, command, "the client", new Origin.FromParticipant(who));
    }
}
