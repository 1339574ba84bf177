package assay.cluster.access;

import assay.cluster.http.Problem;
import assay.cryptography.http.Ed25519;
import assay.domain.entity.ParticipantId;
import assay.journal.cassandra.AccessTables;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Which key each participant signs with. The first to register a name has it, until it gives it to another key. */
final class ParticipantKeys {
    /** So long a key that was replaced at another node may still count here. */
    private static final Duration MEMORY = Duration.ofSeconds(5);

    private static final int MOST_REMEMBERED = 100_000;

    private final AccessTables tables;
    private final InstantSource clock;
    private final Remembered<Registered> remembered;

    /**
     * A participant's key.
     *
     * @param publicKey X.509 encoding in base64
     */
    record Registered(ParticipantId who, String publicKey, PublicKey key, Set<CallerRole> roles) {
        Caller caller() {
            return new Caller("participant:" + who, roles, Optional.of(who));
        }
    }

    ParticipantKeys(AccessTables tables, InstantSource clock) {
        this.tables = tables;
        this.clock = clock;
        this.remembered = new Remembered<>(MOST_REMEMBERED, MEMORY, clock, this::read);
    }

    private CompletionStage<Optional<Registered>> read(String name) {
        return tables.key(name).thenApply(row -> row.flatMap(ParticipantKeys::registered));
    }

    private static Optional<Registered> registered(AccessTables.Key row) {
        return Ed25519.publicKey(row.publicKey())
                .map(key ->
                        new Registered(new ParticipantId(row.name()), row.publicKey(), key, Tokens.roles(row.roles())));
    }

    /** Whether it costs nothing to find out about this name. */
    boolean knows(String name) {
        return remembered.knows(name);
    }

    CompletionStage<Optional<Registered>> of(ParticipantId who) {
        return remembered.get(who.name());
    }

    /** As {@link #of}, as it is this moment; also says whether the name is kept for somebody who has no key. */
    CompletionStage<Optional<AccessTables.Key>> now(ParticipantId who) {
        return tables.key(who.name());
    }

    /** Keeps a name for whoever an operator gives a token for it; a name that is taken or kept stays as it is. */
    CompletionStage<Boolean> reserve(ParticipantId who) {
        return tables.claim(new AccessTables.Key(who.name(), "", "", clock.instant()));
    }

    /**
     * Binds a name to a key; what was bound by then must be {@code before}. {@link Refused} when it was something else.
     *
     * @param before empty when nothing was
     */
    CompletionStage<Void> bind(
            ParticipantId who, String publicKey, Set<CallerRole> roles, Optional<AccessTables.Key> before) {
        AccessTables.Key key = new AccessTables.Key(who.name(), publicKey, Tokens.words(roles), clock.instant());
        CompletionStage<Boolean> bound = before.isEmpty()
                ? tables.claim(key)
                : tables.change(key, before.get().publicKey());
        return bound.thenCompose(done -> {
            remembered.forget(who.name());
            if (done) return CompletableFuture.completedFuture(null);
            return Refused.with(Problem.forbidden(
                    "the name " + who + " was registered by somebody else meanwhile", "choose another name"));
        });
    }
}
