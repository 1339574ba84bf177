package assay.domain;

import assay.domain.account.AccountEntity;
import assay.domain.board.BoardEntity;
import assay.domain.committee.CommitteeEntity;
import assay.domain.entity.Entity;
import assay.domain.evaluation.EvaluationEntity;
import assay.domain.miner.MinerEntity;
import assay.domain.payout.PayoutEntity;
import assay.domain.task.TaskEntity;
import assay.domain.verification.VerificationEntity;
import java.util.List;

/** The rules of every kind of entity that a market is made of: what a host runs, and an auditor decides again. */
public final class MarketRules {
    private static final List<Entity<?, ?>> ALL = List.of(
            new TaskEntity(),
            new CommitteeEntity(),
            new EvaluationEntity(),
            new PayoutEntity(),
            new AccountEntity(),
            new MinerEntity(),
            new BoardEntity(),
            new VerificationEntity());

    private MarketRules() {}

    /** One of each kind. They hold no state: everybody may share them. */
    public static List<Entity<?, ?>> all() {
        return ALL;
    }
}
