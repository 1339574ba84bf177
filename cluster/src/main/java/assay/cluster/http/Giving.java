package assay.cluster.http;

import akka.http.javadsl.model.HttpResponse;
import assay.cluster.access.Caller;
import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Market;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Gives commands to the market in the name of whoever asks. */
final class Giving {
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final Market market;
    private final InstantSource clock;
    private final Rejected rejected = new Rejected();

    Giving(Market market, InstantSource clock) {
        this.market = market;
        this.clock = clock;
    }

    /**
     * Gives {@code command}; what the rules refuse is a problem, and so is an outcome that nobody knows.
     *
     * @param id the same id counts once
     * @param done the answer once the command is taken
     */
    CompletionStage<HttpResponse> give(
            ParticipantId from, EntityId to, String id, Command command, Supplier<HttpResponse> done) {
        Message.Outside message =
                new Message.Outside(from, to, id, clock.instant().plus(LIFE), command);
        return market.tell(message)
                .thenApply(outcome -> outcome instanceof Outcome.Refused refused
                        ? Replies.problem(rejected.problem(refused.rejection()))
                        : done.get())
                .exceptionally(failure -> Replies.problem(unknown(message)));
    }

    static Problem unknown(Message.Outside command) {
        return Problem.unknownOutcome(command.to() + " did not answer about command " + command.id() + " in time");
    }

    /** Refuses to let {@code caller} speak for somebody else. */
    static void inOwnName(Caller caller, ParticipantId from) {
        if (caller.participant().isEmpty() || caller.is(from)) return;
        throw new NotAnswered(Problem.forbidden(
                caller.name() + " acts for " + caller.participant().get() + ", not for " + from,
                "give commands in your own name"));
    }
}
