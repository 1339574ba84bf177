package assay.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.committee.CommitteeRules;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.money.Credits;
import assay.domain.payout.PayRules;
import assay.domain.training.Activation;
import assay.domain.training.AggregationRules;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import assay.domain.training.Strategy;
import assay.domain.training.TrainingRules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregationCheckTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final AggregationRules USUAL = AggregationRules.unsaid();

    @Test
    void everyStrategyIsKnownByItsName() {
        for (String name : Strategy.words()) {
            assertThat(violations(name, 5, USUAL.withServerRate(10_000)))
                    .as(name)
                    .isEmpty();
        }
        assertThat(violations("mean", 5, USUAL))
                .containsExactly(
                        new SpecViolation(
                                "aggregation",
                                "\"mean\"",
                                "one of weighted-mean, fedprox, fedavgm, fedadam, coordinate-median, trimmed-mean, krum, multi-krum"));
    }

    @Test
    void krumNeedsTwoMembersForEveryArbitraryOneAndThree() {
        assertThat(violations("krum", 6, USUAL.withByzantine(2)))
                .extracting(SpecViolation::field)
                .containsExactly("committee.minimum");
        assertThat(violations("krum", 7, USUAL.withByzantine(2))).isEmpty();
        assertThat(violations("coordinate-median", 3, USUAL.withByzantine(2))).isEmpty();
    }

    @Test
    void adaptiveStepsAreSmall() {
        assertThat(violations("fedadam", 3, USUAL))
                .extracting(SpecViolation::field)
                .containsExactly("training.aggregation.server-rate");
        assertThat(violations("fedavgm", 3, USUAL)).isEmpty();
    }

    @Test
    void everythingOutOfBoundsIsSaid() {
        AggregationRules wrong = new AggregationRules(0, 1_000_000, 500_000, -1, 0, 0, 1_000_000, 0, -1, -1, false);
        assertThat(violations("weighted-mean", 3, wrong))
                .extracting(SpecViolation::field)
                .containsExactly(
                        "training.aggregation.server-rate",
                        "training.aggregation.momentum",
                        "training.aggregation.trim",
                        "training.aggregation.byzantine",
                        "training.aggregation.kept",
                        "training.aggregation.second-moment",
                        "training.aggregation.adaptivity",
                        "training.aggregation.proximal",
                        "training.aggregation.bound");
    }

    private static List<SpecViolation> violations(String strategy, int members, AggregationRules rules) {
        return TaskSpecCheck.violations(new TaskSpec(
                        TaskKind.TRAINING,
                        "Digits",
                        Credits.of(1000),
                        new Recipe(List.of(new Layer(10, Activation.LINEAR)), 100_000, 0, 32, 1),
                        new DataPlan(new DataSource(DataFormat.DIGITS, "", "", ""), 10, 150_000, 150_000, 7),
                        900_000,
                        50_000,
                        1_000,
                        6,
                        Duration.ofMinutes(10),
                        SECOND,
                        SECOND,
                        strategy,
                        false,
                        new CommitteeRules(
                                members, 10, Credits.of(10), "minority", SECOND, SECOND, SECOND, SECOND, SECOND),
                        new EvaluationRules(3, 10_000, SECOND, SECOND, SECOND),
                        new PayRules("improvement", 800_000, 100_000, SECOND))
                .with(TrainingRules.unsaid().with(rules)));
    }
}
