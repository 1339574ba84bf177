package assay.chaos;

import assay.domain.committee.CommitteeRules;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.money.Credits;
import assay.domain.payout.PayRules;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.training.Activation;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import java.time.Duration;
import java.util.List;

/**
 * The task that is posted again and again: handwritten digits, an elected committee of three, two rounds. Windows in
 * which nothing happens by itself are short, deadlines are several times as long as a failover takes.
 */
public final class SmallTask {
    /** Who posts it. */
    public static final ParticipantId CLIENT = new ParticipantId("chaos-client");

    /** By then every task is over, one way or another. */
    public static final Duration DEADLINE = Duration.ofMinutes(6);

    /** What a miner puts at stake for it. */
    public static final Credits STAKE = Credits.of(1);

    private static final Duration UNHURRIED = Duration.ofSeconds(60);
    private static final Duration BRIEF = Duration.ofSeconds(2);

    private SmallTask() {}

    /** What is asked for. */
    public static TaskSpec spec() {
        List<Layer> layers = List.of(new Layer(32, Activation.RELU), new Layer(10, Activation.LINEAR));
        Recipe recipe = new Recipe(layers, 100_000, 0, 16, 2);
        DataPlan data = new DataPlan(new DataSource(DataFormat.DIGITS, "", "", ""), 6, 150_000, 150_000, 7);
        CommitteeRules committee = new CommitteeRules(
                2, 3, STAKE, "minority", BRIEF, BRIEF, Duration.ofSeconds(30), Duration.ofSeconds(30), UNHURRIED);
        EvaluationRules evaluation =
                new EvaluationRules(3, 1_000, BRIEF, Duration.ofSeconds(30), Duration.ofSeconds(30));
        PayRules pay = new PayRules("improvement", 800_000, 100_000, Duration.ofSeconds(30));
        return new TaskSpec(
                TaskKind.TRAINING,
                "read handwritten digits",
                Credits.of(10),
                recipe,
                data,
                900_000,
                10_000,
                1_000,
                2,
                DEADLINE,
                UNHURRIED,
                UNHURRIED,
                "weighted-mean",
                false,
                committee,
                evaluation,
                pay);
    }
}
