package assay.cluster.access;

import akka.http.javadsl.model.HttpRequest;
import assay.cluster.http.Problem;
import assay.cryptography.http.BadSignature;
import assay.cryptography.http.ClaimedSignature;
import assay.cryptography.http.NonceMemory;
import assay.cryptography.http.RequestTarget;
import assay.domain.entity.ParticipantId;
import assay.journal.cassandra.AccessTables;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds out who sent a request: by the token that it brings, or by its signature. */
final class Doorkeeper {
    /** So long before and after it was made a signature counts. */
    static final Duration WINDOW = Duration.ofSeconds(60);

    private static final int MOST_NONCES = 200_000;
    private static final int MOST_ADDRESSES = 50_000;
    private static final int TRIES = 20;
    private static final String HOW =
            "send Authorization: Bearer and a token, or sign the request (RFC 9421) with the key"
                    + " that is registered for your name";

    private final Tokens tokens;
    private final ParticipantKeys keys;
    private final AccessTables tables;
    private final InstantSource clock;
    private final NonceMemory nonces = new NonceMemory(MOST_NONCES);
    private final Buckets unknown;
    private final Buckets mistaken;
    private final Set<String> shared;
    private final Instant started;
    private volatile Set<String> own = Set.of();

    /**
     * @param shared names under which several nodes are reached
     * @param unknownPerMinute how many requests of nobody who is known are looked at from one address
     */
    Doorkeeper(
            Tokens tokens,
            ParticipantKeys keys,
            AccessTables tables,
            List<String> shared,
            int unknownPerMinute,
            InstantSource clock) {
        this.tokens = tokens;
        this.keys = keys;
        this.tables = tables;
        this.clock = clock;
        this.shared = new TreeSet<>(shared);
        this.unknown = new Buckets(unknownPerMinute / 60.0, unknownPerMinute, MOST_ADDRESSES, clock);
        this.mistaken = new Buckets(1, TRIES, MOST_ADDRESSES, clock);
        // To the second, as signatures say when they were made.
        this.started = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    }

    /** What a request's sender has shown. */
    record Identified(Caller caller, Optional<ClaimedSignature> signature) {}

    /** The names, as in the field Host, by which this node alone is reached. */
    void reachedAt(Set<String> authorities) {
        own = Set.copyOf(authorities);
    }

    /** Whether a request with this field Host is meant for this node. */
    boolean reachedAt(String authority) {
        return own.contains(authority) || shared.contains(authority);
    }

    /** Who sent it; {@link Refused} when that is not known. */
    CompletionStage<Identified> identify(HttpRequest request) {
        Received received = new Received(request);
        if (received.authorized() && received.signed()) {
            return refuse(received, "a token and a signature both say who asks: one of them is enough");
        }
        if (received.signed()) return signed(received);
        if (received.authorized()) {
            return token(received).thenApply(caller -> new Identified(caller, Optional.empty()));
        }
        return refuse(received, "nothing says who asks");
    }

    /** Whose token it brings; {@link Refused} when it brings none that counts. */
    CompletionStage<Caller> token(Received received) {
        Optional<Token> token = received.bearer().flatMap(Token::parse);
        if (token.isEmpty())
            return refuse(received, "the field Authorization has no token in it: expected Bearer assay_…");
        if (!tokens.knows(token.get())) {
            Buckets.Left left = unknown.look(received.address());
            if (!left.allowed()) return Refused.with(tooMany(left));
        }
        return counting(received, tokens.caller(token.get()));
    }

    private CompletionStage<Identified> signed(Received received) {
        try {
            ClaimedSignature claimed = read(received);
            if (!ParticipantId.valid(claimed.keyId())) return refuse(received, "keyid is no participant's name");
            ParticipantId who = new ParticipantId(claimed.keyId());
            Buckets.Left left = keys.knows(who.name())
                    ? mistaken.look(received.address() + " " + who)
                    : unknown.look(received.address());
            if (!left.allowed()) return Refused.with(tooMany(left));
            return keys.of(who).thenCompose(found -> {
                if (found.isEmpty()) return refuse(received, "no key is registered for " + who);
                ParticipantKeys.Registered registered = found.get();
                return verified(received, claimed, registered.key())
                        .thenApply(done -> new Identified(registered.caller(), Optional.of(claimed)));
            });
        } catch (BadSignature | Refused e) {
            return refuse(received, String.valueOf(e.getMessage()));
        }
    }

    /** The signature that a request brings, not yet checked. */
    ClaimedSignature read(Received received) throws BadSignature {
        Optional<RequestTarget> target = received.target();
        if (target.isEmpty()) throw new Refused(unauthorized("the field Raw-Request-URI is not for callers to send"));
        return ClaimedSignature.read(target.get(), received::field);
    }

    /** That a signature is the key's, of now, for this node, and new; {@link Refused} otherwise. */
    CompletionStage<Void> verified(Received received, ClaimedSignature claimed, PublicKey key) {
        Instant now = clock.instant();
        try {
            claimed.recent(now, WINDOW);
            claimed.verify(key);
        } catch (BadSignature e) {
            mistaken.take(received.address() + " " + claimed.keyId());
            return refuse(received, String.valueOf(e.getMessage()));
        }
        String authority = received.authority().toLowerCase(Locale.ROOT);
        Instant until = claimed.created().plus(WINDOW);
        if (shared.contains(authority)) return first(claimed, Duration.between(now, until));
        if (!own.contains(authority)) {
            return Refused.with(unauthorized("the request was signed for " + authority + ", which this node is not"));
        }
        // What was used before the node started is not remembered: nothing from then counts.
        if (claimed.created().isBefore(started)) {
            return Refused.with(unauthorized("the request was signed before this node started: sign it again"));
        }
        return switch (nonces.use(claimed.keyId(), claimed.nonce(), until, now)) {
            case FIRST -> CompletableFuture.completedFuture(null);
            case USED_BEFORE -> Refused.with(replayed());
            case FULL -> Refused.with(Problem.unavailable("more signed requests than this node remembers"));
        };
    }

    private CompletionStage<Void> first(ClaimedSignature claimed, Duration life) {
        Duration least = life.plusSeconds(1);
        return tables.use(claimed.keyId() + " " + claimed.nonce(), least)
                .thenCompose(first -> first ? CompletableFuture.completedFuture(null) : Refused.with(replayed()));
    }

    private static Problem replayed() {
        return unauthorized("this signed request was received before: sign each one anew");
    }

    private <T> CompletionStage<T> refuse(Received received, String detail) {
        return counting(received, Refused.with(unauthorized(detail)));
    }

    /** Whoever is refused has used up one of its address's tries; none left makes the answer another. */
    private <T> CompletionStage<T> counting(Received received, CompletionStage<T> outcome) {
        return outcome.handle((value, failure) -> {
                    if (failure == null) return CompletableFuture.completedFuture(value);
                    Problem problem = Refused.problem(failure);
                    if (problem.status().intValue() != 401)
                        return CompletableFuture.<T>failedFuture(new Refused(problem));
                    Buckets.Left left = unknown.take(received.address());
                    return CompletableFuture.<T>failedFuture(new Refused(left.allowed() ? problem : tooMany(left)));
                })
                .thenCompose(done -> done);
    }

    private static Problem tooMany(Buckets.Left left) {
        return Problem.tooMany("too many requests of nobody who is known came from this address", left.again());
    }

    private static Problem unauthorized(String detail) {
        return Problem.unauthorized(detail, HOW);
    }
}
