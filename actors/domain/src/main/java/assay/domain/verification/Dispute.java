package assay.domain.verification;

import assay.domain.collection.PersistentMap;
import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;
import java.util.List;
import java.util.Optional;

/**
 * A verifier says that a stretch ends elsewhere, and its solver that it does not. The two halve the stretch until one step
 * is left over which they differ: the refereed games of R. Canetti, B. Riva, G. Rothblum, Practical delegation of
 * computation using multiple servers (CCS 2011).
 *
 * @param number counts a round's disputes from 1
 * @param low the batch before which both agree on the state
 * @param lowState that state
 * @param high the batch before which they do not
 * @param highState what the solver says of it
 * @param asserted what the solver says of the batch in the middle, once it has
 * @param jurors who does the one step again; empty before
 * @param votes of the jurors: whether the step holds
 */
public record Dispute(
        int number,
        int sample,
        ParticipantId solver,
        ParticipantId accuser,
        int low,
        Cid lowState,
        int high,
        Cid highState,
        Optional<Cid> asserted,
        List<ParticipantId> jurors,
        PersistentMap<ParticipantId, Boolean> votes) {
    public Dispute {
        jurors = List.copyOf(jurors);
    }

    /** How it ended. The declaration order is permanent. */
    public enum Ending {
        /** The step was done again and does not hold, or the solver fell silent. */
        SOLVER_WRONG,
        /** The step was done again and holds, or the accuser fell silent. */
        ACCUSER_WRONG,
        /** The jury could not say, or the window was over. */
        OPEN
    }

    static Dispute over(
            int number, Sample sample, ParticipantId accuser, int low, Cid lowState, int high, Cid highState) {
        return new Dispute(
                number,
                sample.number(),
                sample.solver(),
                accuser,
                low,
                lowState,
                high,
                highState,
                Optional.empty(),
                List.of(),
                PersistentMap.empty());
    }

    /** Whether only one step is left. */
    boolean isDownToOneStep() {
        return high - low == 1;
    }

    /** The batch in the middle. */
    int middle() {
        return low + (high - low) / 2;
    }

    Dispute withAsserted(Cid state) {
        return new Dispute(
                number, sample, solver, accuser, low, lowState, high, highState, Optional.of(state), jurors, votes);
    }

    /** The half in which the first difference lies. */
    Dispute halved(boolean agrees) {
        Cid middleState = asserted.orElseThrow();
        return agrees
                ? narrowed(middle(), middleState, high, highState)
                : narrowed(low, lowState, middle(), middleState);
    }

    private Dispute narrowed(int from, Cid fromState, int to, Cid toState) {
        return new Dispute(
                number, sample, solver, accuser, from, fromState, to, toState, Optional.empty(), jurors, votes);
    }

    Dispute before(List<ParticipantId> jury) {
        return new Dispute(number, sample, solver, accuser, low, lowState, high, highState, asserted, jury, votes);
    }

    Dispute withVote(ParticipantId juror, boolean holds) {
        return new Dispute(
                number,
                sample,
                solver,
                accuser,
                low,
                lowState,
                high,
                highState,
                asserted,
                jurors,
                votes.with(juror, holds));
    }
}
