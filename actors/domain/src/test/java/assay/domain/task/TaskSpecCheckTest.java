package assay.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.committee.CommitteeRules;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.money.Credits;
import assay.domain.payout.PayRules;
import assay.domain.reputation.StandingRules;
import assay.domain.training.Activation;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskSpecCheckTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Recipe RECIPE = recipe(new Layer(32, Activation.RELU), new Layer(10, Activation.LINEAR));
    private static final DataPlan DATA = data(new DataSource(DataFormat.DIGITS, "", "", ""), 10);
    private static final CommitteeRules COMMITTEE = committee(3, 5);
    private static final EvaluationRules EVALUATION = evaluation(3);
    private static final PayRules PAY = new PayRules("improvement", 800_000, 100_000, SECOND);

    @Test
    void a_sound_task_has_no_violations() {
        assertThat(TaskSpecCheck.violations(spec("Digits", 900_000, 50_000, RECIPE, DATA, COMMITTEE, EVALUATION, PAY)))
                .isEmpty();
    }

    @Test
    void what_a_campaign_asks_is_bounded_and_a_filler_task_is_free() {
        TaskSpec sound = spec("Digits", 900_000, 50_000, RECIPE, DATA, COMMITTEE, EVALUATION, PAY);
        Campaign wrong = Campaign.unsaid()
                .withNeeds(List.of("gpu", "a b", "gpu"))
                .withFiller(true)
                .with(new StandingRules(true, 1_000_000, 101));
        assertThat(TaskSpecCheck.violations(sound.with(wrong)))
                .extracting(SpecViolation::field)
                .containsExactly(
                        "bounty",
                        "campaign.needs[1]",
                        "campaign.needs[2]",
                        "campaign.reputation.minimum",
                        "campaign.reputation.newcomers",
                        "campaign.reputation");
        Campaign good = Campaign.unsaid().withNeeds(List.of("gpu")).with(new StandingRules(true, 300_000, 2));
        assertThat(TaskSpecCheck.violations(sound.with(good))).isEmpty();
        assertThat(TaskSpecCheck.violations(sound.with(Campaign.unsaid().withNeeds(Collections.nCopies(17, "x")))))
                .extracting(SpecViolation::field)
                .startsWith("campaign.needs");
    }

    @Test
    void the_target_must_be_below_the_claimed_initial_error() {
        assertThat(TaskSpecCheck.violations(spec("Digits", 50_000, 80_000, RECIPE, DATA, COMMITTEE, EVALUATION, PAY)))
                .containsExactly(new SpecViolation("target-error", "0.08", "less than claimed-initial-error (0.05)"));
    }

    @Test
    void everything_wrong_is_said_at_once() {
        Recipe reluAtTheEnd = recipe(new Layer(0, Activation.RELU), new Layer(10, Activation.RELU));
        DataPlan noPath = data(new DataSource(DataFormat.IDX, "", "", "abc"), 4);
        PayRules greedy = new PayRules("most-votes", 950_000, 100_000, Duration.ZERO);
        assertThat(TaskSpecCheck.violations(
                        spec(" ", 900_000, 50_000, reluAtTheEnd, noPath, committee(6, 5), evaluation(2), greedy)))
                .extracting(SpecViolation::field)
                .containsExactly(
                        "title",
                        "recipe.layers[0].nodes",
                        "recipe.layers[1].activation",
                        "data.source.features",
                        "data.source.labels",
                        "data.source.sha256",
                        "committee.maximum",
                        "data.training-segments",
                        "evaluation.evaluators",
                        "pay.rule",
                        "pay.evaluators",
                        "pay.approval");
    }

    @Test
    void what_travels_in_one_message_is_bounded() {
        DataPlan most = data(DATA.source(), TaskSpecCheck.MAX_TRAINING_SEGMENTS);
        DataPlan more = data(DATA.source(), TaskSpecCheck.MAX_TRAINING_SEGMENTS + 1);
        int members = TaskSpecCheck.MAX_MEMBERS;
        int evaluators = TaskSpecCheck.MAX_EVALUATORS;
        assertThat(TaskSpecCheck.violations(spec(
                        "Digits", 900_000, 50_000, RECIPE, most, committee(3, members), evaluation(evaluators), PAY)))
                .isEmpty();
        assertThat(TaskSpecCheck.violations(spec(
                        "Digits",
                        900_000,
                        50_000,
                        RECIPE,
                        more,
                        committee(3, members + 1),
                        evaluation(evaluators + 1),
                        PAY)))
                .extracting(SpecViolation::field)
                .containsExactly("data.training-segments", "committee.maximum", "evaluation.evaluators");
    }

    @Test
    void a_task_comes_to_no_more_gains_than_one_plan_can_rest_on() {
        TaskSpec sound = spec("Digits", 900_000, 50_000, RECIPE, DATA, COMMITTEE, EVALUATION, PAY);
        assertThat(TaskSpecCheck.violations(lasting(sound, 1_000, 1_000))).isEmpty();
        assertThat(TaskSpecCheck.violations(lasting(sound, 200, 1))).isEmpty();
        assertThat(TaskSpecCheck.violations(lasting(sound, 201, 1)))
                .containsExactly(new SpecViolation(
                        "minimum-increment",
                        "0.000001",
                        "at least 0.001 for 1005 updates (rounds times committee.maximum), or at most 1000 updates"));
    }

    private static TaskSpec lasting(TaskSpec spec, int rounds, long incrementMicros) {
        return new TaskSpec(
                spec.kind(),
                spec.title(),
                spec.bounty(),
                spec.recipe(),
                spec.data(),
                spec.claimedInitialErrorMicros(),
                spec.targetErrorMicros(),
                incrementMicros,
                rounds,
                spec.deadline(),
                spec.preparation(),
                spec.round(),
                spec.aggregation(),
                spec.clientMayMine(),
                spec.committee(),
                spec.evaluation(),
                spec.pay());
    }

    @Test
    void a_refusal_is_no_longer_than_what_it_refuses() {
        Recipe endless = recipe(
                Collections.nCopies(50_000, new Layer(0, Activation.RELU)).toArray(Layer[]::new));
        TaskSpec spec = spec("t".repeat(150_000), 900_000, 50_000, endless, DATA, COMMITTEE, EVALUATION, PAY);
        assertThat(TaskSpecCheck.violations(spec)).hasSizeLessThan(70).allSatisfy(wrong -> assertThat(wrong.toString())
                .hasSizeLessThan(300));
    }

    @Test
    void a_contribution_task_may_do_with_one_miner_and_one_segment() {
        TaskSpec training =
                spec("Digits", 900_000, 50_000, RECIPE, data(DATA.source(), 1), committee(1, 5), EVALUATION, PAY);
        assertThat(TaskSpecCheck.violations(training))
                .extracting(SpecViolation::field)
                .containsExactly("committee.minimum", "data.training-segments");
        TaskSpec contribution = new TaskSpec(
                TaskKind.CONTRIBUTION,
                training.title(),
                training.bounty(),
                training.recipe(),
                training.data(),
                training.claimedInitialErrorMicros(),
                training.targetErrorMicros(),
                training.minimumIncrementMicros(),
                training.rounds(),
                training.deadline(),
                training.preparation(),
                training.round(),
                training.aggregation(),
                training.clientMayMine(),
                training.committee(),
                training.evaluation(),
                training.pay());
        assertThat(TaskSpecCheck.violations(contribution)).isEmpty();
    }

    private static TaskSpec spec(
            String title,
            long initial,
            long target,
            Recipe recipe,
            DataPlan data,
            CommitteeRules committee,
            EvaluationRules evaluation,
            PayRules pay) {
        return new TaskSpec(
                TaskKind.TRAINING,
                title,
                Credits.of(1000),
                recipe,
                data,
                initial,
                target,
                1_000,
                6,
                Duration.ofMinutes(10),
                SECOND,
                SECOND,
                "weighted-mean",
                false,
                committee,
                evaluation,
                pay);
    }

    private static Recipe recipe(Layer... layers) {
        return new Recipe(List.of(layers), 100_000, 0, 32, 1);
    }

    private static DataPlan data(DataSource source, int segments) {
        return new DataPlan(source, segments, 150_000, 150_000, 7);
    }

    private static CommitteeRules committee(int minimum, int maximum) {
        return new CommitteeRules(minimum, maximum, Credits.of(10), "minority", SECOND, SECOND, SECOND, SECOND, SECOND);
    }

    private static EvaluationRules evaluation(int evaluators) {
        return new EvaluationRules(evaluators, 10_000, SECOND, SECOND, SECOND);
    }
}
