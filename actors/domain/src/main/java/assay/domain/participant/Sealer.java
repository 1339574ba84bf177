package assay.domain.participant;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.task.Seal;
import assay.domain.task.TaskCommand;
import java.time.Instant;
import java.util.Optional;

/**
 * Hands in sealed whatever {@code inner} makes of a round, where the task wants it so: commits to it, and shows it when it
 * is asked to. What was made is kept in memory; after a restart it is made again, which gives the same.
 *
 * @param inner does the work, and knows nothing of seals
 * @param self its name
 * @param secret salts the commitments; nobody else knows it
 * @param made by task, what was committed to last
 */
public record Sealer(
        Policy inner, ParticipantId self, String secret, PersistentMap<EntityId, TaskCommand.SubmitUpdate> made)
        implements Policy {
    /** Which has committed to nothing yet. */
    public Sealer(Policy inner, ParticipantId self, String secret) {
        this(inner, self, secret, PersistentMap.empty());
    }

    @Override
    public Turn respond(Sight sight, Instant now) {
        if (sight.work() instanceof Work.RevealUpdate reveal) return reveal(reveal, sight, now);
        Turn turn = inner.respond(sight, now);
        boolean sealed = sight.work() instanceof Work.Train train && train.sealed();
        if (!sealed || !(turn.action() instanceof Action.Submit submit)) return turn(turn);
        if (!(submit.command() instanceof TaskCommand.SubmitUpdate update)) return turn(turn);
        EntityId task = sight.work().at();
        String seal =
                Seal.of(task, update.round(), self, update.update(), update.samples(), salt(task, update.round()));
        Sealer next = new Sealer(turn.next(), self, secret, made.with(task, update));
        return new Turn(next, new Action.Submit(new TaskCommand.CommitUpdate(update.round(), seal)));
    }

    private Turn reveal(Work.RevealUpdate reveal, Sight sight, Instant now) {
        Optional<TaskCommand.SubmitUpdate> kept = made.get(reveal.at()).filter(each -> each.round() == reveal.round());
        if (kept.isPresent()) return new Turn(this, shown(kept.get(), reveal));
        Work.Train again = new Work.Train(reveal.at(), reveal.round(), reveal.job(), reveal.closes(), true);
        Turn turn = inner.respond(as(again, sight), now);
        if (!(turn.action() instanceof Action.Submit submit)) return turn(turn);
        Action action =
                submit.command() instanceof TaskCommand.SubmitUpdate update ? shown(update, reveal) : new Action.Pass();
        return turn(new Turn(turn.next(), action));
    }

    private Action shown(TaskCommand.SubmitUpdate update, Work.RevealUpdate reveal) {
        return new Action.Submit(new TaskCommand.RevealUpdate(
                reveal.round(),
                update.update(),
                update.samples(),
                update.lossMicros(),
                update.accuracyMicros(),
                salt(reveal.at(), reveal.round())));
    }

    private Turn turn(Turn turn) {
        return new Turn(new Sealer(turn.next(), self, secret, made), turn.action());
    }

    /** The same sight, of the training that was done before. */
    private static Sight as(Work.Train train, Sight sight) {
        if (sight instanceof Sight.Computed done) return new Sight.Computed(train, done.job(), done.result());
        if (sight instanceof Sight.NotComputed not) return new Sight.NotComputed(train, not.job(), not.failure());
        if (sight instanceof Sight.Seen seen) return new Sight.Seen(train, seen.state());
        if (sight instanceof Sight.Waited) return new Sight.Waited(train);
        if (sight instanceof Sight.Told) return new Sight.Told(train);
        return new Sight.Offered(train);
    }

    private String salt(EntityId task, int round) {
        return Sha256.of("salt").with(secret).with(task.toString()).with(round).hex();
    }
}
