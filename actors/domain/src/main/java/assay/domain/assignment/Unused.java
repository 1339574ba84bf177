package assay.domain.assignment;

import assay.domain.committee.CommitteeRules;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.money.Credits;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Recipe;
import java.time.Duration;
import java.util.List;

/** What stands in a task for what its kind does not use. */
public final class Unused {
    /** Nothing is trained. */
    public static final Recipe RECIPE = new Recipe(List.of(), 0, 0, 0, 0);

    /** There is no dataset. */
    public static final DataPlan DATA = new DataPlan(new DataSource(DataFormat.DIGITS, "", "", ""), 0, 0, 0, 0);

    /** Nobody is elected. */
    public static final CommitteeRules COMMITTEE = new CommitteeRules(
            0, 0, Credits.ZERO, "", Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** Nothing is measured. */
    public static final EvaluationRules EVALUATION =
            new EvaluationRules(0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private Unused() {}
}
