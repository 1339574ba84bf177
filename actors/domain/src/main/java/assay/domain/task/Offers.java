package assay.domain.task;

import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.participant.Work;
import assay.domain.training.Job;
import assay.domain.training.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a task shows to whoever asks it for work. */
final class Offers {
    private Offers() {}

    static List<Work> to(Task task, ParticipantId who, Instant now) {
        if (task instanceof Task.Enrolling at) return joining(at, who);
        if (task instanceof Task.Assigning at) return Desk.to(at, who, now);
        if (task instanceof Task.Preparing at) return preparing(at, who);
        if (task instanceof Task.Training at) return training(at, who);
        if (task instanceof Task.Evaluating at
                && !at.measuring()
                && who.equals(at.posted().client())) {
            Posted posted = at.posted();
            List<String> hidden = at.course().dataset().hidden();
            return List.of(new Work.SendSegments(posted.task(), posted.spec(), "hidden", hidden, at.clientDue()));
        }
        return List.of();
    }

    /** What occasions the work that {@link #to} shows. */
    static Object occasion(Task task) {
        if (task instanceof Task.Enrolling at) return List.of("join", hasRoom(at));
        if (task instanceof Task.Assigning at) return Desk.occasion(at);
        if (task instanceof Task.Preparing at) {
            return List.of("prepare", at.offer().isPresent(), at.owed());
        }
        if (task instanceof Task.Training at) {
            Round round = at.round();
            Crew crew = at.course().crew();
            if (round instanceof Round.Collecting open) {
                // Whoever has handed in iterations is shown the next.
                int recorded = Iterating.applies(at.posted()) ? open.updates().size() : 0;
                return List.of("train", round.number(), open.closes(), crew, recorded);
            }
            if (round instanceof Round.Revealing open) return List.of("reveal", round.number(), open.closes(), crew);
            if (round instanceof Round.Aggregating open)
                return List.of("aggregate", round.number(), open.lease(), crew);
        }
        return task instanceof Task.Evaluating at && !at.measuring() ? "reveal" : "nothing";
    }

    /** Who may be shown some; empty for anybody. */
    static Optional<List<ParticipantId>> called(Task task) {
        if (task instanceof Task.Enrolling) return Optional.empty();
        if (task instanceof Task.Assigning at) return Desk.called(at);
        if (task instanceof Task.Preparing at)
            return Optional.of(List.of(at.posted().client()));
        if (task instanceof Task.Training at)
            return Optional.of(at.course().crew().names());
        if (task instanceof Task.Evaluating at)
            return Optional.of(List.of(at.posted().client()));
        return Optional.of(List.of());
    }

    private static boolean hasRoom(Task.Enrolling at) {
        return at.joined().size() < at.posted().spec().committee().maximum();
    }

    private static List<Work> joining(Task.Enrolling at, ParticipantId who) {
        Posted posted = at.posted();
        if (!hasRoom(at) || at.joined().has(who) || !posted.admits(who)) return List.of();
        return List.of(new Work.Join(
                posted.task(),
                posted.listing(),
                posted.deadline(),
                posted.spec().campaign()));
    }

    private static List<Work> preparing(Task.Preparing at, ParticipantId who) {
        Posted posted = at.posted();
        if (!who.equals(posted.client())) return List.of();
        if (at.offer().isEmpty()) {
            return List.of(new Work.OfferSegments(posted.task(), posted.spec(), at.clientDue()));
        }
        if (at.owed().isEmpty()) return List.of();
        return List.of(new Work.SendSegments(posted.task(), posted.spec(), "training", at.owed(), at.clientDue()));
    }

    private static List<Work> training(Task.Training at, ParticipantId who) {
        if (!at.course().crew().has(who)) return List.of();
        Round round = at.round();
        if (round instanceof Round.Aggregating open
                && at.course().crew().leading().equals(who)) {
            Job.Aggregate job = Combining.aggregate(at);
            return List.of(new Work.Aggregate(at.posted().task(), round.number(), job, open.lease()));
        }
        if (round instanceof Round.Revealing open) return revealing(at, open, who);
        if (!(round instanceof Round.Collecting open) || !Rounds.asked(at, who)) return List.of();
        if (Iterating.applies(at.posted())) return Iterating.offer(at, open, who);
        if (Rounds.hasAnswered(at, who)) return List.of();
        Instant closes = LateUpdates.until(at, open.closes());
        boolean sealed = SealedUpdates.wanted(at);
        return List.of(
                new Work.Train(at.posted().task(), round.number(), job(at, who), closes, sealed, Checking.stretch(at)));
    }

    private static List<Work> revealing(Task.Training at, Round.Revealing open, ParticipantId who) {
        boolean bound = SealedUpdates.sealOf(open, who).isPresent() && !SealedUpdates.answered(at, who);
        if (!bound) return List.of();
        return List.of(new Work.RevealUpdate(at.posted().task(), open.number(), job(at, who), open.closes()));
    }

    /** What {@code who} is asked to train on in this round: a function of what everybody knows. */
    static Job.Train job(Task.Training at, ParticipantId who) {
        String digest = Sha256.of("shuffle")
                .with(at.posted().name())
                .with(at.round().number())
                .with(who.name())
                .hex();
        long seed = Long.parseUnsignedLong(digest.substring(0, 16), 16);
        TaskSpec spec = at.posted().spec();
        return new Job.Train(
                spec.recipe(), at.course().model(), segments(at, who), seed, Combining.proximalMicros(spec));
    }

    /** What {@code who} was given to train on; nothing for who has data of its own. */
    static List<Segment> segments(Task.Training at, ParticipantId who) {
        List<Segment> segments = new ArrayList<>();
        for (String hash : at.course().crew().hashesOf(who)) {
            at.course().dataset().trainingSegment(hash).ifPresent(segments::add);
        }
        return segments;
    }
}
