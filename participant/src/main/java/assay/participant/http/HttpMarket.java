package assay.participant.http;

import assay.domain.MarketRules;
import assay.domain.board.Listing;
import assay.domain.cell.Message;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Market;
import assay.domain.participant.Work;
import assay.journal.codec.RecordJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The market as somebody outside meets it: over HTTP. A stage fails when nobody knows; a request that the market refuses
 * to hear (for example because its sender may not do this) is a refusal like any other.
 */
public final class HttpMarket implements Market {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Endpoints endpoints;
    private final RecordJson records = new RecordJson();

    /**
     * The market behind {@code endpoints}.
     *
     * @param endpoints asked as the participant whose commands are given
     */
    public HttpMarket(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public CompletionStage<List<Listing>> listings() {
        return get("/v1/listings")
                .thenCompose(answer -> read(answer, tree -> {
                    List<Listing> listings = new ArrayList<>();
                    for (JsonNode each : tree.path("listings")) listings.add(records.fromObject(each, Listing.class));
                    return listings;
                }));
    }

    @Override
    public CompletionStage<List<Work>> work(EntityId at, ParticipantId who) {
        return get("/v1/work/" + at + "?for=" + who)
                .thenCompose(answer -> read(answer, tree -> {
                    List<Work> work = new ArrayList<>();
                    for (JsonNode each : tree.path("work")) work.add((Work) records.fromTree(each));
                    return work;
                }));
    }

    /** {@inheritDoc} Of what nothing ever happened to: the state in which everything begins. */
    @Override
    public CompletionStage<Object> look(EntityId at) {
        return get("/v1/entities/" + at).thenCompose(answer -> {
            if (answer.notFound() && answer.code().equals("not-found")) {
                return CompletableFuture.completedFuture(initial(at));
            }
            return read(answer, tree -> records.fromTree(tree.path("state")));
        });
    }

    private static Object initial(EntityId at) {
        for (Entity<?, ?> rules : MarketRules.all()) {
            if (rules.type() == at.type()) return rules.initial(at.name());
        }
        throw new IllegalArgumentException("no rules for " + at);
    }

    @Override
    public CompletionStage<Outcome> tell(Message.Outside command) {
        String body = records.toObject(command).toString();
        return endpoints
                .ask(Endpoints.Request.json("POST", "/v1/commands", body, PATIENCE))
                .thenCompose(answer -> {
                    if (answer.status() / 100 == 4) return CompletableFuture.completedFuture(refusal(answer));
                    return read(answer, HttpMarket::outcome);
                });
    }

    private static Outcome refusal(Answer answer) {
        return new Outcome.Refused(new Refusal(answer.code(), answer.problem()));
    }

    private static Outcome outcome(JsonNode tree) throws IOException {
        String word = tree.path("outcome").asText();
        if (word.equals("done")) return Outcome.DONE;
        if (!word.equals("refused")) throw new IOException("an outcome that is neither done nor refused: " + tree);
        JsonNode rejection = tree.path("rejection");
        return new Outcome.Refused(new Refusal(
                rejection.path("type").asText(), rejection.path("message").asText("refused without a reason")));
    }

    private CompletionStage<Answer> get(String path) {
        return endpoints.ask(Endpoints.Request.get(path, PATIENCE));
    }

    private interface Reading<T> {
        T read(JsonNode tree) throws IOException;
    }

    private static <T> CompletionStage<T> read(Answer answer, Reading<T> reading) {
        try {
            if (!answer.ok()) throw new IOException(answer.problem());
            return CompletableFuture.completedFuture(reading.read(answer.json()));
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
