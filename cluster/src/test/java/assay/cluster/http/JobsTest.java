package assay.cluster.http;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.content.Cid;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final Job JOB = new Job.Aggregate("weighted-mean", new Cid("base"), List.of());
    private static final JobResult RESULT = new JobResult.Aggregated(new Cid("model"));
    private final List<CompletableFuture<JobResult>> given = new ArrayList<>();
    private final Jobs jobs = new Jobs(this::work, 2);

    private CompletionStage<JobResult> work(Job job) {
        CompletableFuture<JobResult> result = new CompletableFuture<>();
        given.add(result);
        return result;
    }

    @Test
    void a_job_that_is_handed_in_again_is_the_same_job() {
        jobs.give("a", "mia", JOB);
        jobs.give("a", "ben", JOB);
        given.get(0).complete(RESULT);
        jobs.give("a", "mia", JOB);

        assertThat(given).hasSize(1);
        assertThat(jobs.get("a").orElseThrow().open()).isFalse();
    }

    @Test
    void a_job_that_failed_is_done_again() {
        jobs.give("a", "mia", JOB);
        given.get(0).completeExceptionally(new IllegalStateException("no worker"));

        assertThat(jobs.give("a", "mia", JOB).orElseThrow().open()).isTrue();
        assertThat(given).hasSize(2);
    }

    @Test
    void a_caller_has_so_many_open_and_no_more() {
        jobs.give("a", "mia", JOB);
        jobs.give("b", "mia", JOB);

        assertThat(jobs.give("c", "mia", JOB)).isEmpty();
        assertThat(jobs.give("c", "ben", JOB)).isPresent();
        assertThat(given).hasSize(3);
        given.get(0).complete(RESULT);
        assertThat(jobs.give("d", "mia", JOB)).isPresent();
    }

    @Test
    void of_very_many_the_oldest_that_are_done_are_forgotten() {
        jobs.give("open", "mia", JOB);
        for (int i = 0; i < 3_000; i++) {
            jobs.give("job-" + i, "ben", JOB);
            given.get(i + 1).complete(RESULT);
        }

        assertThat(jobs.get("open")).isPresent();
        assertThat(jobs.get("job-0")).isEmpty();
        assertThat(jobs.get("job-2999")).isPresent();
    }

    @Test
    void an_id_says_what_the_job_says() {
        assertThat(Jobs.id("{}")).isEqualTo(Jobs.id("{}")).isNotEqualTo(Jobs.id("{ }"));
    }
}
