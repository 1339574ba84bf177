package assay.cluster;

import assay.domain.account.AccountEntity;
import assay.domain.board.BoardEntity;
import assay.domain.committee.CommitteeEntity;
import assay.domain.evaluation.EvaluationEntity;
import assay.domain.miner.MinerEntity;
import assay.domain.payout.PayoutEntity;
import assay.domain.task.TaskEntity;
import assay.runtime.Entities;

/** Every kind of entity the market is made of. */
final class MarketEntities {
    private MarketEntities() {}

    static Entities all() {
        return Entities.of(
                new TaskEntity(),
                new CommitteeEntity(),
                new EvaluationEntity(),
                new PayoutEntity(),
                new AccountEntity(),
                new MinerEntity(),
                new BoardEntity());
    }
}
