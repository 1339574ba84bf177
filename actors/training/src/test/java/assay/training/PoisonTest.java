package assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import assay.content.MemoryStore;
import assay.domain.content.Cid;
import assay.domain.training.Extent;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Segment;
import assay.domain.training.WeightedUpdate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cheats have the trainer do, and what comes of it on real data. */
class PoisonTest {
    private static final long ONE = 1_000_000;

    private final NdTrainer trainer = new NdTrainer(new MemoryStore());
    private JobResult.Prepared prepared;
    private JobResult.Trained honest;

    @BeforeEach
    void prepare() throws JobFailed {
        prepared = run(new Job.Prepare(Plans.DIGITS, Plans.TYPICAL));
        honest = run(new Job.Train(Plans.TYPICAL, prepared.model(), prepared.training(), 1));
    }

    @Test
    void a_label_flipper_learns_to_be_wrong() throws JobFailed {
        Job training = new Job.Train(Plans.TYPICAL, prepared.model(), prepared.training(), 1);
        JobResult.Trained flipped = run(new Job.TrainMislabelled(training));
        assertThat(flipped.samples()).isEqualTo(honest.samples());
        assertThat(error(flipped.update())).isGreaterThan(950_000);
        assertThat(error(honest.update())).isLessThan(100_000);
    }

    @Test
    void a_scale_of_one_without_noise_changes_nothing_and_a_scale_of_zero_gives_the_base() throws JobFailed {
        assertThat(forged(ONE, 0).update()).isEqualTo(honest.update());
        assertThat(forged(0, 0).update()).isEqualTo(prepared.model());
        assertThat(forged(0, 0).samples()).isEqualTo(honest.samples());
    }

    @Test
    void an_update_and_its_opposite_cancel_each_other() throws JobFailed {
        List<WeightedUpdate> both = List.of(
                new WeightedUpdate(honest.update(), 1),
                new WeightedUpdate(forged(-ONE, 0).update(), 1));
        JobResult.Measured measured =
                run(new Job.Measure(Plans.TYPICAL, "weighted-mean", prepared.model(), both, prepared.hidden()));
        assertThat(measured.errorMicros().get(1)).isLessThan(100_000);
        assertThat(Math.abs(
                        measured.errorMicros().get(2) - measured.errorMicros().get(0)))
                .isLessThan(20_000);
    }

    @Test
    void little_noise_hides_a_copy_and_much_noise_ruins_it() throws JobFailed {
        assertThat(forged(ONE, 1_000).update()).isNotEqualTo(honest.update());
        assertThat(error(forged(ONE, 1_000).update())).isLessThan(100_000);
        assertThat(error(forged(ONE, 5 * ONE).update())).isGreaterThan(500_000);
        assertThat(forged(ONE, 1_000)).isEqualTo(forged(ONE, 1_000));
    }

    @Test
    void somebody_who_knows_half_of_the_classes_is_wrong_about_the_others() throws JobFailed {
        JobResult.Trained half = run(own(new Extent(0, 500_000)));
        assertThat(half.samples()).isBetween(500L, 800L);
        assertThat(error(half.update())).isBetween(400_000L, 650_000L);
        JobResult.Trained few = run(own(new Extent(50, ONE)));
        assertThat(few.samples()).isEqualTo(50);
    }

    private Job own(Extent extent) {
        return new Job.TrainOwn(Plans.TYPICAL, prepared.model(), Plans.DIGITS, 0, 1, extent, 1);
    }

    @Test
    void spoilt_data_makes_a_good_model_look_bad() throws JobFailed {
        Job.Prepare prepare = new Job.Prepare(Plans.DIGITS, Plans.TYPICAL);
        JobResult.Prepared spoilt = run(new Job.PrepareSpoilt(prepare, 300_000));
        assertThat(spoilt.training()).isEqualTo(prepared.training());
        assertThat(spoilt.model()).isEqualTo(prepared.model());
        long honestly = error(honest.update());
        assertThat(error(honest.update(), spoilt.hidden()) - honestly).isBetween(200_000L, 350_000L);
    }

    private JobResult.Trained forged(long scale, long noise) throws JobFailed {
        return run(new Job.Forge(prepared.model(), honest, scale, noise, 7));
    }

    private long error(Cid model) throws JobFailed {
        return error(model, prepared.hidden());
    }

    private long error(Cid model, List<Segment> on) throws JobFailed {
        JobResult.Measured measured = run(new Job.Measure(Plans.TYPICAL, "weighted-mean", model, List.of(), on));
        return measured.errorMicros().get(0);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <R extends JobResult> R run(Job job) throws JobFailed {
        return (R) trainer.run(job);
    }
}
