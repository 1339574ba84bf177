package assay.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import assay.domain.content.Cid;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Trainer;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final Config CONFIG = ConfigFactory.parseString(
                    """
                    akka.actor.provider = local
                    assay.runtime.worker-dispatcher.thread-pool-executor.fixed-pool-size = 8
                    """)
            .withFallback(ConfigFactory.parseResources("assay-runtime.conf"))
            .withFallback(ConfigFactory.load())
            .resolve();

    /** Nothing is done twice on account of time: only what the tests provoke happens. */
    private static final WorkerSettings PATIENT = new WorkerSettings(
            1, Duration.ofHours(1), Duration.ofHours(1), Duration.ofMillis(50), 30, 1_000, Duration.ofHours(1), 3);

    private final ActorTestKit kit = ActorTestKit.create("workers", CONFIG);
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource clock = () -> now;

    @AfterEach
    void close() {
        end.countDown();
        kit.shutdownTestKit();
    }

    @Test
    void aJobComesBackWithItsResult() throws Exception {
        TrainingDesk desk = open(PATIENT);
        work(WorkersTest::done, PATIENT);
        assertThat(await(desk.run(job(7)).toCompletableFuture())).isEqualTo(result(7));
    }

    @Test
    void aWorkerThatIsLostInMidJobLosesNothing() throws Exception {
        TrainingDesk desk = open(PATIENT);
        CountDownLatch begun = new CountDownLatch(1);
        ActorRef<WorkerCommand> lost = work(job -> stuck(begun), PATIENT);
        CompletableFuture<JobResult> result = desk.run(job(1)).toCompletableFuture();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        work(WorkersTest::done, PATIENT);
        kit.stop(lost);
        assertThat(await(result)).isEqualTo(result(1));
    }

    @Test
    void aSlowWorkerHoldsUpItsOwnJobOnly() throws Exception {
        WorkerSettings settings = withOfferAgain(PATIENT, Duration.ZERO);
        TrainingDesk desk = open(settings);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        work(
                job -> {
                    begun.countDown();
                    hold(goOn);
                    return done(job);
                },
                settings);
        CompletableFuture<JobResult> slow = desk.run(job(0)).toCompletableFuture();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        List<CompletableFuture<JobResult>> others = IntStream.range(1, 20)
                .mapToObj(i -> desk.run(job(i)).toCompletableFuture())
                .toList();
        work(WorkersTest::done, settings);
        for (CompletableFuture<JobResult> other : others) await(other);
        assertThat(slow).isNotDone();
        goOn.countDown();
        assertThat(await(slow)).isEqualTo(result(0));
    }

    @Test
    void aSilentWorkersJobGoesToAnotherAndItsLateResultIsNoNews() throws Exception {
        WorkerSettings silent = new WorkerSettings(
                1, Duration.ofHours(1), Duration.ZERO, Duration.ofHours(1), 30, 10, Duration.ofHours(9), 3);
        TrainingDesk desk = open(silent);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger late = new AtomicInteger();
        work(
                job -> {
                    begun.countDown();
                    hold(goOn);
                    late.incrementAndGet();
                    return done(job);
                },
                silent);
        CompletableFuture<JobResult> first = desk.run(job(1)).toCompletableFuture();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        AtomicInteger early = new AtomicInteger();
        work(
                job -> {
                    early.incrementAndGet();
                    return done(job);
                },
                silent);
        now = now.plus(Duration.ofHours(2));
        assertThat(await(first)).isEqualTo(result(1));
        assertThat(early).hasValue(1);
        assertThat(late).hasValue(0);
        goOn.countDown();
        for (int i = 2; i < 6; i++) {
            assertThat(await(desk.run(job(i)).toCompletableFuture())).isEqualTo(result(i));
        }
    }

    @Test
    void oneWorkerServesManyDesksAndUsesNoMoreThanItsSlots() throws Exception {
        WorkerSettings two = withSlots(PATIENT, 2);
        TrainingDesk one = open(two);
        TrainingDesk other = open(two);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        work(
                job -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    JobResult result = done(job);
                    atOnce.decrementAndGet();
                    return result;
                },
                two);
        List<CompletableFuture<JobResult>> all = IntStream.range(0, 40)
                .mapToObj(i -> (i % 2 == 0 ? one : other).run(job(i)).toCompletableFuture())
                .toList();
        for (int i = 0; i < 40; i++) assertThat(await(all.get(i))).isEqualTo(result(i));
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void aJobThatIsAtFaultItselfFailsAtOnce() {
        TrainingDesk desk = open(PATIENT);
        AtomicInteger attempts = new AtomicInteger();
        work(
                job -> {
                    attempts.incrementAndGet();
                    throw new JobFailed(JobFailed.Fault.BAD_INPUT, "segment of another hash");
                },
                PATIENT);
        assertFails(desk.run(job(1)).toCompletableFuture(), JobFailed.Fault.BAD_INPUT, "segment of another hash");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aBrokenPlaceIsTriedAgainAFewTimes() {
        TrainingDesk desk = open(PATIENT);
        AtomicInteger attempts = new AtomicInteger();
        work(
                job -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("disk full");
                },
                PATIENT);
        assertFails(desk.run(job(1)).toCompletableFuture(), JobFailed.Fault.ENVIRONMENT, "disk full");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void moreJobsThanMayWaitAreRefused() {
        TrainingDesk desk = open(withWaitingJobs(PATIENT, 2));
        assertThat(desk.run(job(1)).toCompletableFuture()).isNotDone();
        assertThat(desk.run(job(2)).toCompletableFuture()).isNotDone();
        assertFails(desk.run(job(3)).toCompletableFuture(), JobFailed.Fault.ENVIRONMENT, "2 jobs waiting");
    }

    @Test
    void aJobThatNobodyDoesFailsAtItsDeadline() {
        TrainingDesk desk = open(PATIENT);
        CompletableFuture<JobResult> result = desk.run(job(1)).toCompletableFuture();
        desk.run(job(2));
        now = now.plus(Duration.ofMinutes(61));
        assertFails(result, JobFailed.Fault.ENVIRONMENT, "no worker has done the job");
    }

    private TrainingDesk open(WorkerSettings settings) {
        return TrainingDesk.open(kit.system(), settings, clock);
    }

    private ActorRef<WorkerCommand> work(Trainer trainer, WorkerSettings settings) {
        return kit.spawn(WorkerActor.create(trainer, settings));
    }

    private JobResult stuck(CountDownLatch begun) {
        begun.countDown();
        hold(end);
        throw new IllegalStateException("the test is over");
    }

    private static void hold(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JobResult await(CompletableFuture<JobResult> result) throws Exception {
        return result.get(20, TimeUnit.SECONDS);
    }

    private static void assertFails(CompletableFuture<JobResult> result, JobFailed.Fault fault, String text) {
        assertThatThrownBy(() -> await(result))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        JobFailed.class, failure -> assertThat(failure.fault()).isEqualTo(fault))
                .hasMessageContaining(text);
    }

    private static Cid cid(int number) {
        return new Cid("model-" + number);
    }

    private static Job job(int number) {
        return new Job.Aggregate("mean", cid(number), List.of());
    }

    private static JobResult done(Job job) {
        return new JobResult.Aggregated(((Job.Aggregate) job).base());
    }

    private static JobResult result(int number) {
        return new JobResult.Aggregated(cid(number));
    }

    private static WorkerSettings withOfferAgain(WorkerSettings from, Duration offerAgain) {
        return new WorkerSettings(
                from.slots(),
                from.lease(),
                offerAgain,
                from.resultAgain(),
                from.resultAttempts(),
                from.waitingJobs(),
                from.deadline(),
                from.attempts());
    }

    private static WorkerSettings withSlots(WorkerSettings from, int slots) {
        return new WorkerSettings(
                slots,
                from.lease(),
                from.offerAgain(),
                from.resultAgain(),
                from.resultAttempts(),
                from.waitingJobs(),
                from.deadline(),
                from.attempts());
    }

    private static WorkerSettings withWaitingJobs(WorkerSettings from, int jobs) {
        return new WorkerSettings(
                from.slots(),
                from.lease(),
                from.offerAgain(),
                from.resultAgain(),
                from.resultAttempts(),
                jobs,
                from.deadline(),
                from.attempts());
    }
}
