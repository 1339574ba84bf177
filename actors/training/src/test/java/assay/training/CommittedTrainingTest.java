package assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import assay.content.MemoryStore;
import assay.domain.content.Cid;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Training that anybody can do again, on the bundled digits. */
class CommittedTrainingTest {
    private static final int STRETCH = 7;

    private final NdTrainer trainer = new NdTrainer(new MemoryStore());
    private Job.Train training;
    private JobResult.Stepped stepped;

    @BeforeEach
    void train() throws JobFailed {
        JobResult.Prepared prepared = run(new Job.Prepare(Plans.DIGITS, Plans.TYPICAL));
        training = new Job.Train(Plans.TYPICAL, prepared.model(), prepared.training(), 1);
        stepped = run(new Job.TrainInSteps(training, STRETCH));
    }

    @Test
    void keeping_states_changes_nothing_about_what_is_learned() throws JobFailed {
        assertThat(stepped.trained()).isEqualTo(run(training));
        assertThat(stepped.states().get(0)).isEqualTo(training.base());
        assertThat(stepped.states()).hasSize(stretches() + 1).doesNotHaveDuplicates();
        assertThat(stepped.states().get(stretches()))
                .isEqualTo(stepped.trained().update());
    }

    @Test
    void every_stretch_done_again_gives_the_same_bytes() throws JobFailed {
        for (int i = 0; i < stretches(); i++) {
            assertThat(reran(i, stepped.states()))
                    .isEqualTo(new JobResult.Reran(stepped.states().get(i + 1), 0));
        }
    }

    @Test
    void a_part_of_a_stretch_and_the_rest_of_it_make_the_stretch() throws JobFailed {
        Cid before = stepped.states().get(1);
        Cid after = stepped.states().get(2);
        Cid middle = rerun(new Job.ReRun(training, stepped.steps(), STRETCH, STRETCH + 3, before, after))
                .state();
        Job.ReRun rest = new Job.ReRun(training, stepped.steps(), STRETCH + 3, 2 * STRETCH, middle, after);
        assertThat(rerun(rest)).isEqualTo(new JobResult.Reran(after, 0));
    }

    @Test
    void whoever_leaves_out_a_stretch_ends_it_in_another_state_than_whoever_does_it_again() throws JobFailed {
        JobResult.Stepped skipping = run(new Job.TrainSkipping(new Job.TrainInSteps(training, STRETCH), 0, 1));
        int wrong = 0;
        for (int i = 0; i < stretches(); i++) {
            JobResult.Reran found = reran(i, skipping.states());
            if (found.distanceMicros() > 0) {
                wrong++;
                assertThat(found.distanceMicros()).isGreaterThan(500_000);
            }
        }
        assertThat(wrong).isEqualTo(1);
        assertThat(skipping.steps()).isEqualTo(stepped.steps());
    }

    @Test
    void a_state_that_is_not_there_and_a_wrong_number_of_batches_are_no_state() throws JobFailed {
        Cid nothing = new Cid("bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku");
        Cid before = stepped.states().get(1);
        Cid after = stepped.states().get(2);
        int steps = stepped.steps();
        assertThat(rerun(new Job.ReRun(training, steps, 7, 14, before, nothing)).distanceMicros())
                .isEqualTo(JobResult.Reran.NO_STATE);
        assertThat(rerun(new Job.ReRun(training, steps, 7, 14, nothing, after)).distanceMicros())
                .isEqualTo(JobResult.Reran.NO_STATE);
        assertThat(rerun(new Job.ReRun(training, steps - 1, 7, 14, before, after))
                        .distanceMicros())
                .isEqualTo(JobResult.Reran.NO_STATE);
    }

    @Test
    void what_was_done_is_recalled_with_faults_that_are_near_the_truth() throws JobFailed {
        Job.TrainInSteps done = new Job.TrainInSteps(training, STRETCH);
        JobResult.Stepped recalled = run(new Job.Recall(done, List.of(0, 2)));
        assertThat(recalled.states()).isEqualTo(stepped.states());
        JobResult.Reran first = rerun(new Job.ReRun(
                training,
                stepped.steps(),
                0,
                STRETCH,
                training.base(),
                recalled.faults().get(0)));
        assertThat(first.distanceMicros()).isBetween(1_000L, 900_000L);
        assertThat(recalled.faults().get(1)).isNotIn(stepped.states());
    }

    private int stretches() {
        return (stepped.steps() + STRETCH - 1) / STRETCH;
    }

    @Test
    void training_on_turned_labels_is_committed_to_and_found_out() throws JobFailed {
        JobResult.Stepped turned = run(new Job.TrainMislabelled(new Job.TrainInSteps(training, STRETCH)));
        assertThat(turned.steps()).isEqualTo(stepped.steps());
        assertThat(reran(0, turned.states()).distanceMicros()).isNotZero();
        JobResult.Stepped recalled = run(new Job.Recall(new Job.TrainInSteps(training, STRETCH), List.of()));
        assertThat(recalled.states()).isEqualTo(turned.states());
    }

    private JobResult.Reran reran(int stretch, List<Cid> states) throws JobFailed {
        int to = Math.min(stepped.steps(), (stretch + 1) * STRETCH);
        return rerun(new Job.ReRun(
                training, stepped.steps(), stretch * STRETCH, to, states.get(stretch), states.get(stretch + 1)));
    }

    private JobResult.Reran rerun(Job.ReRun part) throws JobFailed {
        JobResult.Rechecked result = run(new Job.Recheck(List.of(part)));
        return result.parts().get(0);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <R extends JobResult> R run(Job job) throws JobFailed {
        return (R) trainer.run(job);
    }
}
