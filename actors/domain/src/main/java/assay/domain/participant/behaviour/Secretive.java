package assay.domain.participant.behaviour;

import assay.domain.entity.Sha256;
import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import assay.domain.task.TaskCommand;
import java.time.Instant;

/**
 * Where updates are sealed it commits to nothing in particular, trains nothing and shows nothing: it keeps its seat, and
 * only the reveal gives it away. (Whoever need not open a commitment has an option that others pay for; the reason why an
 * unopened one costs a deposit in I. Bentov, R. Kumaresan, How to use Bitcoin to design fair protocols, CRYPTO 2014.)
 *
 * @param honest does the rest
 * @param secret makes commitments that nothing opens
 */
public record Secretive(Policy honest, String secret) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        if (!(sight.work() instanceof Work.Train train) || !train.sealed()) {
            return honest.respond(sight, now).action();
        }
        String nothing = Sha256.of("nothing")
                .with(secret)
                .with(train.at().toString())
                .with(train.round())
                .hex();
        return new Action.Submit(new TaskCommand.CommitUpdate(train.round(), nothing));
    }
}
