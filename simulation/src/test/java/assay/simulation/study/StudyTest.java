package assay.simulation.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.simulation.Markets;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Claim;
import assay.simulation.scenario.Learning;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Verdict;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StudyTest {
    private static final Claim CLAIM =
            new Claim("task.digits.final-error < task.digits.initial-error", 4, 950_000, Optional.empty());

    private static Scenario claiming(Scenario scenario, Claim claim, Learning learning) {
        return new Scenario(
                scenario.question(),
                scenario.hypothesis(),
                Optional.of(claim),
                learning,
                scenario.seed(),
                scenario.horizon(),
                scenario.tasks(),
                scenario.population(),
                scenario.network(),
                scenario.faults());
    }

    @Test
    void the_answer_does_not_depend_on_the_number_of_threads() throws Exception {
        Scenario scenario = claiming(Markets.training(5), CLAIM, Learning.CURVE);
        AtomicInteger heard = new AtomicInteger();
        Judgement one = new Study(Trainers.curves(), 1).judge(scenario, (runs, of) -> heard.incrementAndGet());
        Judgement three = new Study(Trainers.curves(), 3).judge(scenario, (runs, of) -> {});
        assertThat(three).isEqualTo(one);
        assertThat(heard).hasValue(4);
        assertThat(one.perSeed()).extracting(Judgement.Seed::seed).containsExactly(5L, 6L, 7L, 8L);
        assertThat(one.perSeed())
                .allSatisfy(seed -> assertThat(seed.difference()).isPresent());
        assertThat(one.verdict()).isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void the_same_seed_measures_the_same_and_another_one_something_else() {
        Study study = new Study(Trainers.curves(), 1);
        RunMetrics first = study.measure(Markets.training(3));
        assertThat(study.measure(Markets.training(3))).isEqualTo(first);
        assertThat(study.measure(Markets.training(4))).isNotEqualTo(first);
    }

    @Test
    void a_scenario_that_wants_the_real_trainer_is_not_content_with_a_curve() {
        Scenario scenario = claiming(Markets.training(5), CLAIM, Learning.REAL);
        assertThatThrownBy(() -> new Study(Trainers.curves(), 1).measure(scenario))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("real trainer");
    }
}
