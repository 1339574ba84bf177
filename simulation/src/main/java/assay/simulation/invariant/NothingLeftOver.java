package assay.simulation.invariant;

import assay.domain.account.AccountEvent.TransferPended;
import assay.domain.account.AccountEvent.TransferPosted;
import assay.domain.account.AccountEvent.TransferVoided;
import assay.domain.board.BoardEvent.Announced;
import assay.domain.board.BoardEvent.Retired;
import assay.domain.cell.Entry;
import assay.domain.committee.CommitteeEvent.CommitteeDisbanded;
import assay.domain.committee.CommitteeEvent.CommitteeFailed;
import assay.domain.committee.CommitteeEvent.RecruitingBegan;
import assay.domain.evaluation.EvaluationEvent.EnrolmentBegan;
import assay.domain.evaluation.EvaluationEvent.EvaluationDissolved;
import assay.domain.evaluation.EvaluationEvent.EvaluationFailed;
import assay.domain.miner.MinerEvent.Engaged;
import assay.domain.miner.MinerEvent.Released;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When every task has ended and every message has arrived, nothing is left over: no miner bound to a task and so unable
 * to have its stake back, no committee sitting, no evaluation open, no task on the notice board, no transfer pending.
 */
public final class NothingLeftOver implements Invariant {
    private final Set<String> left = new HashSet<>();

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            if (event instanceof Engaged engaged) left.add(entry.entity() + " bound to " + engaged.task());
            else if (event instanceof Released released) left.remove(entry.entity() + " bound to " + released.task());
            else if (event instanceof RecruitingBegan) left.add(entry.entity() + " sitting");
            else if (event instanceof CommitteeDisbanded) left.remove(entry.entity() + " sitting");
            else if (event instanceof CommitteeFailed) left.remove(entry.entity() + " sitting");
            else if (event instanceof EnrolmentBegan) left.add(entry.entity() + " open");
            else if (event instanceof EvaluationDissolved) left.remove(entry.entity() + " open");
            else if (event instanceof EvaluationFailed) left.remove(entry.entity() + " open");
            else if (event instanceof Announced announced)
                left.add(announced.listing().task() + " on the board");
            else if (event instanceof Retired retired) left.remove(retired.task() + " on the board");
            else if (event instanceof TransferPended pended) left.add(entry.entity() + " pending " + pended.transfer());
            else if (event instanceof TransferPosted posted) {
                left.remove(entry.entity() + " pending " + posted.transfer());
            } else if (event instanceof TransferVoided voided) {
                left.remove(entry.entity() + " pending " + voided.transfer());
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> brokenAtRest() {
        return left.isEmpty() ? Optional.empty() : Optional.of("left over: " + new TreeSet<>(left));
    }
}
