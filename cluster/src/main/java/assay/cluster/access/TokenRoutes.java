package assay.cluster.access;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import akka.http.javadsl.unmarshalling.Unmarshaller;
import assay.cluster.http.Operation;
import assay.cluster.http.Problem;
import assay.cluster.http.Replies;
import assay.domain.account.Accounts;
import assay.domain.entity.ParticipantId;
import assay.journal.cassandra.AccessTables;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code /v1/tokens}: what an operator does about tokens. */
final class TokenRoutes extends AllDirectives {
    private static final EnumSet<CallerRole> MARKET =
            EnumSet.of(CallerRole.CLIENT, CallerRole.MINER, CallerRole.EVALUATOR);
    private static final int USUAL_DAYS = 90;
    private static final int MOST_LABEL = 100;
    private static final String FORM =
            "{\"label\": \"backup\", \"roles\": [\"auditor\"], \"participant\": \"alice\" (for"
                    + " those who act for somebody), \"days\": 90}";

    private final Tokens tokens;
    private final ParticipantKeys keys;
    private final InstantSource clock;

    TokenRoutes(Tokens tokens, ParticipantKeys keys, InstantSource clock) {
        this.tokens = tokens;
        this.keys = keys;
        this.clock = clock;
    }

    Route routes(Gate gate) {
        return concat(
                path(
                        "tokens",
                        () -> concat(
                                post(() -> gate.admit(
                                        Operation.TOKEN_CREATE,
                                        caller -> entity(
                                                Unmarshaller.entityToString(), body -> answer(create(caller, body))))),
                                get(() -> gate.admit(Operation.TOKENS, caller -> answer(list()))))),
                path(
                        PathMatchers.segment("tokens").slash(PathMatchers.segment()),
                        id -> delete(() -> gate.admit(Operation.TOKEN_REVOKE, caller -> answer(revoke(id))))));
    }

    private Route answer(CompletionStage<HttpResponse> answer) {
        return completeWithFuture(answer.exceptionally(failure -> Replies.problem(Refused.problem(failure))));
    }

    private CompletionStage<HttpResponse> create(Caller caller, String text) {
        try {
            RequestBody body = new RequestBody(text, FORM, Set.of("label", "roles", "participant", "days"));
            String label = body.text("label").orElse("");
            if (label.length() > MOST_LABEL) throw body.bad("label: expected at most " + MOST_LABEL + " characters");
            Set<CallerRole> roles = body.roles(EnumSet.allOf(CallerRole.class));
            Optional<ParticipantId> who = participant(body);
            if (who.isEmpty() && roles.stream().anyMatch(MARKET::contains)) {
                throw body.bad("participant: expected the name of whom a client, miner or evaluator is, found none");
            }
            Duration life = Duration.ofDays(body.integer("days", USUAL_DAYS, 1, (int) Tokens.LONGEST_LIFE.toDays()));
            CompletionStage<?> kept =
                    who.isPresent() ? keys.reserve(who.get()) : CompletableFuture.completedStage(true);
            return kept.thenCompose(done -> tokens.make(label, roles, who, life, caller.name()))
                    .thenApply(made -> {
                        ObjectNode shown = shown(made.kept());
                        shown.put("token", made.token().text());
                        return Replies.json(shown)
                                .withStatus(StatusCodes.CREATED)
                                .addHeader(RawHeader.create("Cache-Control", "no-store"));
                    });
        } catch (Refused e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Optional<ParticipantId> participant(RequestBody body) {
        Optional<String> name = body.text("participant");
        if (name.isPresent() && !Accounts.mayBeNamed(name.get())) {
            throw body.bad("participant: expected " + Accounts.USABLE_NAME);
        }
        return name.map(ParticipantId::new);
    }

    private CompletionStage<HttpResponse> list() {
        return tokens.list().thenApply(found -> {
            ObjectNode shown = JsonNodeFactory.instance.objectNode();
            ArrayNode rows = shown.putArray("tokens");
            List<AccessTables.Token> sorted = found.stream()
                    .sorted(Comparator.comparing(AccessTables.Token::created).thenComparing(AccessTables.Token::id))
                    .toList();
            for (AccessTables.Token row : sorted) rows.add(shown(row));
            return Replies.json(shown);
        });
    }

    private ObjectNode shown(AccessTables.Token row) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("id", row.id());
        shown.put("label", row.label());
        ArrayNode roles = shown.putArray("roles");
        Tokens.roles(row.roles()).forEach(role -> roles.add(role.word()));
        if (!row.participant().isEmpty()) shown.put("participant", row.participant());
        shown.put("created", row.created().toString());
        shown.put("expires", row.expires().toString());
        if (!row.createdBy().isEmpty()) shown.put("createdBy", row.createdBy());
        row.revoked().ifPresent(at -> shown.put("revoked", at.toString()));
        shown.put("valid", row.revoked().isEmpty() && clock.instant().isBefore(row.expires()));
        return shown;
    }

    private CompletionStage<HttpResponse> revoke(String id) {
        Problem none = Problem.notFound("there is no token " + id + " that still counts", "GET /v1/tokens lists all");
        if (!Token.ID.matcher(id).matches()) {
            return CompletableFuture.completedFuture(Replies.problem(
                    Problem.badRequest("a token's id has 16 hexadecimal digits", "GET /v1/tokens lists all")));
        }
        return tokens.revoke(id).thenApply(done -> {
            if (!done) return Replies.problem(none);
            ObjectNode shown = JsonNodeFactory.instance.objectNode();
            shown.put("revoked", id);
            return Replies.json(shown);
        });
    }
}
