package assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.content.Cid;
import assay.domain.training.Activation;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberingTrainerTest {
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void equal_jobs_are_done_once() throws JobFailed {
        Trainer trainer = new RememberingTrainer(this::count, 2);

        assertThat(trainer.run(job("a"))).isEqualTo(trainer.run(job("a")));
        assertThat(runs).hasValue(1);
    }

    @Test
    void the_job_asked_for_longest_ago_is_forgotten_first() throws JobFailed {
        Trainer trainer = new RememberingTrainer(this::count, 2);
        for (String base : List.of("a", "b", "a", "c", "a")) trainer.run(job(base));
        assertThat(runs).hasValue(3);

        trainer.run(job("b"));
        assertThat(runs).hasValue(4);
    }

    @Test
    void a_failure_is_tried_again() throws JobFailed {
        Trainer failsOnce = job -> {
            if (runs.incrementAndGet() == 1) throw new JobFailed(JobFailed.Fault.ENVIRONMENT, "disk away");
            return new JobResult.Aggregated(new Cid("done"));
        };
        Trainer trainer = new RememberingTrainer(failsOnce, 2);

        assertThatThrownBy(() -> trainer.run(job("a"))).isInstanceOf(JobFailed.class);
        assertThat(trainer.run(job("a"))).isEqualTo(new JobResult.Aggregated(new Cid("done")));
    }

    @Test
    void whoever_asks_while_a_job_is_done_waits_for_its_result() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayFinish = new CountDownLatch(1);
        Trainer slow = job -> {
            started.countDown();
            awaitUninterrupted(mayFinish);
            return count(job);
        };
        Trainer trainer = new RememberingTrainer(slow, 2);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<JobResult>> results = new ArrayList<>();
            results.add(threads.submit(() -> trainer.run(job("a"))));
            started.await();
            for (int i = 0; i < 2; i++) results.add(threads.submit(() -> trainer.run(job("a"))));
            mayFinish.countDown();
            for (Future<JobResult> result : results)
                assertThat(result.get()).isEqualTo(results.get(0).get());
        } finally {
            threads.shutdownNow();
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void jobs_on_files_are_never_remembered_because_files_change() throws JobFailed {
        Trainer trainer = new RememberingTrainer(this::count, 2);
        DataPlan plan = new DataPlan(new DataSource(DataFormat.CSV, "data.csv", "", ""), 1, 1, 1, 1);
        Job job = new Job.Prepare(plan, Plans.network(1, 0, 1, 1, Activation.RELU, 2));

        trainer.run(job);
        trainer.run(job);
        assertThat(runs).hasValue(2);
    }

    private JobResult count(Job job) {
        return new JobResult.Aggregated(new Cid("result-" + runs.incrementAndGet()));
    }

    private static Job job(String base) {
        return new Job.Aggregate("weighted-mean", new Cid(base), List.of());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this test", e);
        }
    }
}
