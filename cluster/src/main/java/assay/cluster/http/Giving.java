package assay.cluster.http;

import akka.http.javadsl.model.HttpResponse;
import assay.cluster.access.Caller;
import assay.cluster.access.Entrance;
import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Market;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Gives commands to the market in the name of whoever asks. */
final class Giving {
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final Market market;
    private final InstantSource clock;
    private final Entrance entrance;
    private final Rejected rejected = new Rejected();

    Giving(Market market, InstantSource clock, Entrance entrance) {
        this.market = market;
        this.clock = clock;
        this.entrance = entrance;
    }

    /**
     * Gives {@code command}; what the rules refuse is a problem, and so is an outcome that nobody knows.
     *
     * @param id the same id counts once
     * @param done the answer once the command is taken
     */
    CompletionStage<HttpResponse> give(
            Caller caller, ParticipantId from, EntityId to, String id, Command command, Supplier<HttpResponse> done) {
        Message.Outside message =
                new Message.Outside(from, to, id, clock.instant().plus(LIFE), command);
        return tell(
                caller,
                message,
                outcome -> outcome instanceof Outcome.Refused refused
                        ? Replies.problem(rejected.problem(refused.rejection()))
                        : done.get());
    }

    /**
     * Gives {@code command} if {@code caller} may: the one way by which commands from outside reach the market.
     *
     * @param answer what to say of its outcome
     */
    CompletionStage<HttpResponse> tell(Caller caller, Message.Outside command, Function<Outcome, HttpResponse> answer) {
        return entrance.refusal(caller, command).thenCompose(refusal -> {
            if (refusal.isPresent()) return CompletableFuture.completedFuture(Replies.problem(refusal.get()));
            return market.tell(command).thenApply(answer).exceptionally(failure -> Replies.problem(unknown(command)));
        });
    }

    static Problem unknown(Message.Outside command) {
        return Problem.unknownOutcome(command.to() + " did not answer about command " + command.id() + " in time");
    }

    /** Refuses to let {@code caller} speak for somebody else. */
    static void inOwnName(Caller caller, ParticipantId from) {
        if (caller.is(from)) return;
        throw new NotAnswered(
                Problem.forbidden(caller.name() + " does not act for " + from, "give commands in your own name"));
    }
}
