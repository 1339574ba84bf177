package assay.domain.task;

import assay.domain.content.Cid;
import assay.domain.training.Iteration;
import java.util.Optional;

/**
 * How far a member has come under {@link assay.domain.training.Protocol#ASYNC_RESIDUAL}.
 *
 * @param done its iterations, through all rounds
 * @param round in which it last handed in some
 * @param inRound its iterations in that round
 * @param consumed how many messages of that round it has dealt with: each is applied once, in the order recorded
 * @param reached how many messages that round had when its last was recorded: the next must have dealt with all of them
 * @param model hash of its model
 * @param residual hash of its residual
 * @param maps its last message
 * @param state what it goes on from
 */
public record Chain(
        int done,
        int round,
        int inRound,
        int consumed,
        int reached,
        String model,
        String residual,
        Optional<Cid> maps,
        Optional<Cid> state) {
    /** Before the first iteration. */
    static final Chain FRESH = new Chain(0, 0, 0, 0, 0, "", Iteration.NO_RESIDUAL, Optional.empty(), Optional.empty());

    /** As if there had been no iterations, of which their number alone is kept: it draws the batches. */
    Chain startingAnew() {
        String none = Iteration.NO_RESIDUAL;
        return new Chain(done, round, inRound, consumed, reached, model, none, maps, Optional.empty());
    }

    /** The same in round {@code number}: a new round starts from its own model, the residual is carried along. */
    Chain in(int number) {
        if (number == round) return this;
        return new Chain(done, number, 0, 0, 0, "", residual, maps, state);
    }
}
