package assay.cluster.report;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.receptionist.Receptionist;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks all nodes of the cluster about themselves. */
public final class ClusterReport {
    private static final Duration FIND_PATIENCE = Duration.ofSeconds(2);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(4);

    private final ActorSystem<?> system;
    private final InstantSource clock = InstantSource.system();

    public ClusterReport(ActorSystem<?> system) {
        this.system = system;
    }

    /**
     * One node's answer.
     *
     * @param clockAheadMillis how far its clock is ahead of that of the node which asked
     * @param clockMarginMillis how far that may be wrong
     */
    public record Answer(NodeReport report, long clockAheadMillis, long clockMarginMillis) {
        static Answer of(NodeReport report, Instant sent, Instant heard) {
            long there = report.receivedAt().toEpochMilli() - sent.toEpochMilli();
            long back = report.answeredAt().toEpochMilli() - heard.toEpochMilli();
            return new Answer(report, (there + back) / 2, (there - back + 1) / 2);
        }
    }

    /** The answers of those that did answer; which nodes there are besides is for the membership to say. */
    public CompletionStage<List<Answer>> ask() {
        CompletionStage<Receptionist.Listing> found = AskPattern.ask(
                system.receptionist(),
                replyTo -> Receptionist.find(Reporter.KEY, replyTo),
                FIND_PATIENCE,
                system.scheduler());
        return found.thenCompose(listing -> all(listing.getServiceInstances(Reporter.KEY).stream()
                .map(this::ask)
                .toList()));
    }

    private CompletableFuture<Optional<Answer>> ask(ActorRef<ReporterCommand> reporter) {
        Instant sent = clock.instant();
        CompletionStage<NodeReport> answer =
                AskPattern.ask(reporter, ReporterCommand.Report::new, ANSWER_PATIENCE, system.scheduler());
        return answer.thenApply(report -> Optional.of(Answer.of(report, sent, clock.instant())))
                .exceptionally(late -> Optional.empty())
                .toCompletableFuture();
    }

    private static CompletionStage<List<Answer>> all(List<CompletableFuture<Optional<Answer>>> asked) {
        return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> {
                    List<Answer> answers = new ArrayList<>();
                    for (CompletableFuture<Optional<Answer>> each : asked)
                        each.join().ifPresent(answers::add);
                    return answers;
                });
    }
}
