package assay.runtime.worker;

import akka.actor.typed.ActorRef;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One job at a desk, until it has ended. Used by the desk's actor alone. */
final class Waiting {
    final long id;
    final Job job;
    final CompletableFuture<JobResult> result;
    final Instant deadline;
    private int offers;
    private int failures;
    private Optional<Instant> offered = Optional.empty();
    private Optional<Held> held = Optional.empty();

    /** Who does the job. */
    private record Held(ActorRef<WorkerCommand> worker, int attempt, Instant heard) {}

    Waiting(long id, Job job, CompletableFuture<JobResult> result, Instant deadline) {
        this.id = id;
        this.job = job;
        this.result = result;
        this.deadline = deadline;
    }

    /** Whether somebody else should be offered this job, when the last offer may be as old as {@code latestOffer}. */
    boolean toBeOffered(Instant latestOffer) {
        return held.isEmpty() && (offered.isEmpty() || !offered.get().isAfter(latestOffer));
    }

    boolean neverOffered() {
        return held.isEmpty() && offered.isEmpty();
    }

    /** Takes note of a new offer and gives its number. */
    int offer(Instant now) {
        offered = Optional.of(now);
        return ++offers;
    }

    /**
     * Gives the job to {@code worker}, unless another has it. The very offer that another answered can come again, when
     * that other is lost: then the job goes with it.
     */
    boolean give(ActorRef<WorkerCommand> worker, int attempt, Instant now) {
        boolean another = held.isPresent()
                && !held.get().worker().equals(worker)
                && held.get().attempt() != attempt;
        if (another) return false;
        held = Optional.of(new Held(worker, attempt, now));
        return true;
    }

    void heardOf(ActorRef<WorkerCommand> worker, Instant now) {
        if (held.isEmpty() || held.get().worker().equals(worker)) {
            int attempt = held.map(Held::attempt).orElse(offers);
            held = Optional.of(new Held(worker, attempt, now));
        }
    }

    void releaseIfSilentSince(Instant latest) {
        if (held.isPresent() && held.get().heard().isBefore(latest)) release();
    }

    /** Nobody has the job any more. */
    void release() {
        held = Optional.empty();
        offered = Optional.empty();
    }

    /** Takes note that the place where the job was done failed it; how often that has happened. */
    int failed() {
        release();
        return ++failures;
    }
}
