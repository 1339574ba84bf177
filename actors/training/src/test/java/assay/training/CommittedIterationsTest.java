package assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import assay.content.MemoryStore;
import assay.domain.content.Cid;
import assay.domain.training.Activation;
import assay.domain.training.Iteration;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Recipe;
import assay.domain.training.ResidualRules;
import assay.domain.training.Segment;
import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message of seven iterations that follows one of three, of which every second state is kept. */
class CommittedIterationsTest {
    private static final Recipe RECIPE = Plans.network(50_000, 0, 20, 1, Activation.RELU, 32, 10);
    private static final ResidualRules RULES = new ResidualRules(100_000, 10, 7, 2_000);
    private static final int STRETCH = 2;
    private static final int COUNT = 7;

    private NdTrainer trainer;
    private Job.IterateInSteps job;
    private JobResult.IteratedInSteps stepped;

    @BeforeEach
    void iterate() throws JobFailed {
        trainer = new NdTrainer(new MemoryStore());
        JobResult.Prepared data = run(new Job.Prepare(Plans.digits(5), RECIPE));
        List<Segment> mine = data.training().subList(0, 1);
        List<Segment> others = data.training().subList(1, 2);
        JobResult.Iterated before = run(iterations(data, true, Optional.empty(), List.of(), mine, 0, 3));
        JobResult.Iterated peer = run(iterations(data, true, Optional.empty(), List.of(), others, 0, 4));
        job = new Job.IterateInSteps(
                iterations(data, false, Optional.of(before.state()), List.of(weighted(peer)), mine, 3, COUNT), STRETCH);
        stepped = run(job);
    }

    private static Job.Iterate iterations(
            JobResult.Prepared data,
            boolean fresh,
            Optional<Cid> state,
            List<WeightedUpdate> peers,
            List<Segment> segments,
            int first,
            int count) {
        return new Job.Iterate(RECIPE, RULES, data.model(), fresh, state, peers, segments, 7, first, count);
    }

    @Test
    void keeping_states_changes_nothing_about_what_is_found() throws JobFailed {
        assertThat(stepped.iterated()).isEqualTo(run(job.iterations()));
        assertThat(stepped.states()).hasSize(5).doesNotHaveDuplicates();
        assertThat(stepped.states().get(0)).isEqualTo(job.iterations().state().orElseThrow());
        assertThat(stepped.states().get(4)).isEqualTo(stepped.iterated().state());
        assertThat(stepped.iterated().chain().get(0).words()).isPositive();
    }

    @Test
    void every_stretch_done_again_gives_the_same_bytes() throws JobFailed {
        for (int i = 0; i < 4; i++) assertThat(holds(i, stepped)).isTrue();
    }

    @Test
    void single_iterations_lead_through_a_stretch() throws JobFailed {
        Cid middle = rerun(2, 3, stepped.states().get(1), stepped.states().get(1), stepped)
                .state();
        JobResult.Reran rest = rerun(3, 4, middle, stepped.states().get(2), stepped);
        assertThat(rest).isEqualTo(new JobResult.Reran(stepped.states().get(2), 0));
    }

    @Test
    void maps_without_words_and_with_turned_signs_do_not_hold_in_any_stretch() throws JobFailed {
        for (boolean turned : List.of(false, true)) {
            JobResult.IteratedInSteps claimed = run(new Job.IterateFalsely(job, turned));
            for (int i = 0; i < 4; i++) {
                assertThat(holds(i, claimed))
                        .as("turned %s, stretch %d", turned, i)
                        .isFalse();
            }
        }
    }

    @Test
    void other_maps_than_those_of_the_states_do_not_hold() throws JobFailed {
        JobResult.IteratedInSteps turned = run(new Job.IterateFalsely(job, true));
        JobResult.Iterated forged = new JobResult.Iterated(
                turned.iterated().maps(),
                stepped.iterated().state(),
                stepped.iterated().chain(),
                stepped.iterated().samples());
        JobResult.IteratedInSteps mixed =
                new JobResult.IteratedInSteps(forged, stepped.states(), stepped.kernel(), List.of());
        for (int i = 0; i < 4; i++) assertThat(holds(i, mixed)).isFalse();
    }

    @Test
    void a_state_that_is_not_there_and_a_wrong_number_of_iterations_are_no_state() throws JobFailed {
        Cid nothing = new Cid("bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku");
        assertThat(rerun(2, 4, nothing, stepped.states().get(2), stepped).distanceMicros())
                .isEqualTo(JobResult.Reran.NO_STATE);
        assertThat(rerun(2, 4, stepped.states().get(1), nothing, stepped).distanceMicros())
                .isEqualTo(JobResult.Reran.NO_STATE);
        assertThat(rerun(6, 8, stepped.states().get(3), stepped.states().get(4), stepped)
                        .distanceMicros())
                .isEqualTo(JobResult.Reran.NO_STATE);
    }

    @Test
    void what_was_done_is_recalled_with_faults_that_only_an_iteration_tells_from_the_truth() throws JobFailed {
        JobResult.Recounted recalled = run(new Job.Recount(List.of(job), List.of(List.of(0, 2))));
        JobResult.IteratedInSteps found = recalled.messages().get(0);
        assertThat(found.states()).isEqualTo(stepped.states());
        assertThat(found.faults()).hasSize(2).doesNotContainAnyElementsOf(stepped.states());
        assertThat(rerun(0, 2, stepped.states().get(0), found.faults().get(0), stepped)
                        .distanceMicros())
                .isNotZero();
        assertThat(rerun(2, 4, found.faults().get(0), stepped.states().get(2), stepped)
                        .distanceMicros())
                .isNotZero();
    }

    @Test
    void whoever_starts_anew_after_many_iterations_starts_from_no_residual() throws JobFailed {
        Job.Iterate now = job.iterations();
        Job.Iterate anew = new Job.Iterate(
                RECIPE, RULES, now.base(), true, Optional.empty(), List.of(), now.segments(), 7, 30, COUNT);
        JobResult.IteratedInSteps again = run(new Job.IterateInSteps(anew, STRETCH));
        assertThat(again.states().get(0)).isEqualTo(now.base());
        assertThat(again.iterated().chain().get(0).residualBefore()).isEqualTo(Iteration.NO_RESIDUAL);
        List<Boolean> held = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int to = Math.min(COUNT, (i + 1) * STRETCH);
            Job.Handed handed = new Job.Handed(anew, weighted(again.iterated()));
            held.add(rerun(
                                    handed,
                                    i * STRETCH,
                                    to,
                                    again.states().get(i),
                                    again.states().get(i + 1))
                            .distanceMicros()
                    == 0);
        }
        assertThat(held).containsOnly(true);
    }

    private boolean holds(int stretch, JobResult.IteratedInSteps claimed) throws JobFailed {
        int to = Math.min(COUNT, (stretch + 1) * STRETCH);
        Cid before = claimed.states().get(stretch);
        return rerun(stretch * STRETCH, to, before, claimed.states().get(stretch + 1), claimed)
                        .distanceMicros()
                == 0;
    }

    private JobResult.Reran rerun(int from, int to, Cid before, Cid claimed, JobResult.IteratedInSteps said)
            throws JobFailed {
        return rerun(new Job.Handed(job.iterations(), weighted(said.iterated())), from, to, before, claimed);
    }

    private JobResult.Reran rerun(Job.Handed handed, int from, int to, Cid before, Cid claimed) throws JobFailed {
        Job.Iterate whole = handed.iterations();
        Job.Train training = new Job.Train(whole.recipe(), whole.base(), whole.segments(), whole.seed());
        Job.ReRun part = new Job.ReRun(training, COUNT, from, to, before, claimed, Optional.of(handed));
        JobResult.Rechecked result = run(new Job.Recheck(List.of(part)));
        return result.parts().get(0);
    }

    private static WeightedUpdate weighted(JobResult.Iterated done) {
        return new WeightedUpdate(
                done.maps(), done.chain().stream().mapToLong(Iteration::words).sum());
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <R extends JobResult> R run(Job job) throws JobFailed {
        return (R) trainer.run(job);
    }
}
