package assay.cluster.access;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import akka.http.javadsl.unmarshalling.Unmarshaller;
import assay.cluster.config.Access;
import assay.cluster.config.Access.Registration;
import assay.cluster.http.Operation;
import assay.cluster.http.Problem;
import assay.cluster.http.Replies;
import assay.cryptography.http.BadSignature;
import assay.cryptography.http.ClaimedSignature;
import assay.cryptography.http.Ed25519;
import assay.domain.account.Accounts;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.journal.cassandra.AccessTables;
import assay.runtime.Inspected;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** {@code /v1/participants/NAME/key}: how a name is bound to a key. */
final class KeyRoutes extends AllDirectives {
    private static final Duration BODY_PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_ADDRESSES = 50_000;
    private static final EnumSet<CallerRole> WANTED =
            EnumSet.of(CallerRole.CLIENT, CallerRole.MINER, CallerRole.EVALUATOR);
    private static final String FORM = "{\"publicKey\": base64 of the X.509 encoding, \"roles\": [\"miner\"]}";

    private final Doorkeeper doorkeeper;
    private final ParticipantKeys keys;
    private final BodyLimits bodies;
    private final Function<EntityId, CompletionStage<Inspected>> entities;
    private final Registration registration;
    private final Buckets registrations;

    KeyRoutes(
            Doorkeeper doorkeeper,
            ParticipantKeys keys,
            BodyLimits bodies,
            Function<EntityId, CompletionStage<Inspected>> entities,
            Access settings,
            InstantSource clock) {
        this.doorkeeper = doorkeeper;
        this.keys = keys;
        this.bodies = bodies;
        this.entities = entities;
        this.registration = settings.registration();
        int perMinute = settings.registrationsPerMinute();
        this.registrations = new Buckets(perMinute / 60.0, perMinute, MOST_ADDRESSES, clock);
    }

    /** What is asked to be bound. */
    private record Wanted(ParticipantId who, String publicKey, PublicKey key, Set<CallerRole> roles) {}

    Route routes(Gate gate) {
        return path(
                PathMatchers.segment("participants")
                        .slash(PathMatchers.segment())
                        .slash("key"),
                name -> concat(
                        get(() -> gate.admit(Operation.PARTICIPANT_KEY_SHOWN, caller -> answer(shown(name)))),
                        put(() -> extractRequest(request -> registered(new Received(request), name)))));
    }

    private Route answer(CompletionStage<HttpResponse> answer) {
        return completeWithFuture(answer.exceptionally(failure -> Replies.problem(Refused.problem(failure))));
    }

    private CompletionStage<HttpResponse> shown(String name) {
        Problem none = Problem.notFound("no key is registered for " + name, "PUT it, signed by that key");
        if (!ParticipantId.valid(name)) return CompletableFuture.completedFuture(Replies.problem(none));
        return keys.of(new ParticipantId(name))
                .thenApply(found -> found.map(key -> Replies.json(shown(key.who(), key.publicKey(), key.roles())))
                        .orElse(Replies.problem(none)));
    }

    private static ObjectNode shown(ParticipantId who, String publicKey, Set<CallerRole> roles) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("name", who.name());
        shown.put("publicKey", publicKey);
        ArrayNode words = shown.putArray("roles");
        roles.stream().sorted().forEach(role -> words.add(role.word()));
        return shown;
    }

    /** Nobody is known before this is done: the request itself has to prove that it may be made. */
    private Route registered(Received received, String name) {
        Optional<Problem> large = bodies.tooLarge(Operation.PARTICIPANT_KEY, received.request());
        if (large.isPresent()) return complete(Replies.problem(large.get()));
        Buckets.Left left = registrations.take(received.address());
        if (!left.allowed()) {
            return complete(
                    Replies.problem(Problem.tooMany("too many registrations came from this address", left.again())));
        }
        return bodies.checked(
                Operation.PARTICIPANT_KEY,
                Optional.empty(),
                BODY_PATIENCE,
                problem -> complete(Replies.problem(problem)),
                () -> entity(Unmarshaller.entityToString(), body -> answer(register(received, name, body))));
    }

    private CompletionStage<HttpResponse> register(Received received, String name, String text) {
        try {
            Wanted wanted = wanted(name, text);
            ClaimedSignature claimed = doorkeeper.read(received);
            claimed.body(text.getBytes(StandardCharsets.UTF_8));
            if (!claimed.keyId().equals(name)) {
                throw new Refused(unauthorized("the request is signed by " + claimed.keyId() + ", not by " + name));
            }
            return keys.now(wanted.who()).thenCompose(before -> {
                // A name changes hands by the hand that has it; a free one is taken by whoever holds the key.
                PublicKey signer = before.flatMap(row -> Ed25519.publicKey(row.publicKey()))
                        .orElse(wanted.key());
                return doorkeeper
                        .verified(received, claimed, signer)
                        .thenCompose(done -> invited(received, wanted.who(), before))
                        .thenCompose(done -> keys.bind(wanted.who(), wanted.publicKey(), wanted.roles(), before))
                        .thenApply(done -> Replies.json(shown(wanted.who(), wanted.publicKey(), wanted.roles())));
            });
        } catch (BadSignature e) {
            return Refused.with(unauthorized(String.valueOf(e.getMessage())));
        } catch (Refused e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Wanted wanted(String name, String text) {
        RequestBody body = new RequestBody(text, FORM, Set.of("publicKey", "roles"));
        if (!Accounts.mayBeNamed(name)) throw body.bad("a participant's name: expected " + Accounts.USABLE_NAME);
        // Where people are named one by one, roles may be named as well.
        if (!Tokens.roles(name).isEmpty()) throw body.bad("a participant's name: expected one that is no role's");
        String publicKey = body.text("publicKey").orElse("");
        PublicKey key = Ed25519.publicKey(publicKey)
                .orElseThrow(() -> body.bad("publicKey: expected an Ed25519 key, X.509 encoding in base64"));
        return new Wanted(new ParticipantId(name), publicKey, key, body.roles(WANTED));
    }

    /** A name that is somebody's already, or that is not given to strangers, needs an operator's word. */
    private CompletionStage<Void> invited(Received received, ParticipantId who, Optional<AccessTables.Key> before) {
        boolean known = before.isPresent() && !before.get().publicKey().isEmpty();
        if (known) return CompletableFuture.completedFuture(null);
        if (received.authorized()) {
            return doorkeeper.token(received).thenCompose(caller -> {
                boolean may = caller.isAny(EnumSet.of(CallerRole.OPERATOR)) || caller.is(who);
                return may
                        ? CompletableFuture.completedFuture(null)
                        : Refused.with(needsOperator("the token brought along is neither an operator's nor of " + who));
            });
        }
        if (registration == Registration.INVITED) {
            return Refused.with(needsOperator("names are registered by invitation here"));
        }
        if (before.isPresent()) return Refused.with(needsOperator("the name " + who + " is kept for somebody"));
        return used(Accounts.of(who))
                .thenCombine(used(new EntityId(EntityType.MINER, who.name())), (account, miner) -> account || miner)
                .thenCompose(used -> used
                        ? Refused.with(needsOperator("the name " + who + " has been used before it had a key"))
                        : CompletableFuture.completedFuture(null));
    }

    private CompletionStage<Boolean> used(EntityId entity) {
        return entities.apply(entity).thenApply(seen -> seen.number() > 0);
    }

    private static Problem needsOperator(String detail) {
        return Problem.forbidden(
                detail, "send an operator's token along (Authorization: Bearer …), or choose another name");
    }

    private static Problem unauthorized(String detail) {
        return Problem.unauthorized(detail, "sign the request by the key: keyid is the name");
    }
}
