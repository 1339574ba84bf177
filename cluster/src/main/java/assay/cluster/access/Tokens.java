package assay.cluster.access;

import assay.cluster.http.Problem;
import assay.domain.entity.ParticipantId;
import assay.journal.cassandra.AccessTables;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Tokens of people and services: made, checked, listed and revoked. */
final class Tokens {
    /** So long a token that was revoked at another node may still count here. */
    static final Duration MEMORY = Duration.ofSeconds(5);

    static final Duration LONGEST_LIFE = Duration.ofDays(366);
    private static final int MOST_REMEMBERED = 10_000;

    private final AccessTables tables;
    private final InstantSource clock;
    private final Remembered<AccessTables.Token> remembered;
    private final SecureRandom random = new SecureRandom();

    Tokens(AccessTables tables, InstantSource clock) {
        this.tables = tables;
        this.clock = clock;
        this.remembered = new Remembered<>(MOST_REMEMBERED, MEMORY, clock, tables::token);
    }

    /** A token just made: the only time that all of it is known. */
    record Made(Token token, AccessTables.Token kept) {}

    CompletionStage<Made> make(
            String label, Set<CallerRole> roles, Optional<ParticipantId> who, Duration life, String by) {
        Token token = Token.fresh(random);
        AccessTables.Token row = row(token, label, roles, who, life, by);
        return tables.add(row).thenApply(added -> {
            if (added) return new Made(token, row);
            throw new IllegalStateException("two tokens with the id " + token.id());
        });
    }

    private AccessTables.Token row(
            Token token, String label, Set<CallerRole> roles, Optional<ParticipantId> who, Duration life, String by) {
        Instant now = clock.instant();
        return new AccessTables.Token(
                token.id(),
                token.secretSha256(),
                label,
                words(roles),
                who.map(ParticipantId::name).orElse(""),
                now,
                now.plus(life),
                by,
                Optional.empty());
    }

    /**
     * Keeps the first operator's token of a cluster, unless it is kept already; one that was revoked stays so.
     *
     * @return false when another token has its id
     */
    CompletionStage<Boolean> bootstrap(Token token) {
        AccessTables.Token row =
                row(token, "the cluster's first", EnumSet.of(CallerRole.OPERATOR), Optional.empty(), LONGEST_LIFE, "");
        return tables.add(row).thenCompose(added -> {
            if (added) return CompletableFuture.completedFuture(true);
            return tables.token(token.id())
                    .thenApply(
                            kept -> kept.isPresent() && token.matches(kept.get().secretSha256()));
        });
    }

    /** Whether it costs nothing to find out about this one. */
    boolean knows(Token token) {
        return remembered.knows(token.id());
    }

    /** Whose token it is; {@link Refused} when it is nobody's, or not any more. */
    CompletionStage<Caller> caller(Token token) {
        return remembered.get(token.id()).thenApply(found -> {
            AccessTables.Token kept = found.filter(row -> token.matches(row.secretSha256()))
                    .orElseThrow(() -> refused("this token is not one of this cluster's"));
            if (kept.revoked().isPresent()) {
                throw refused("token " + kept.id() + " was revoked at "
                        + kept.revoked().get());
            }
            if (!clock.instant().isBefore(kept.expires())) {
                throw refused("token " + kept.id() + " expired at " + kept.expires());
            }
            Optional<ParticipantId> who =
                    Optional.of(kept.participant()).filter(ParticipantId::valid).map(ParticipantId::new);
            return new Caller("token:" + kept.id(), roles(kept.roles()), who);
        });
    }

    private static Refused refused(String detail) {
        return new Refused(Problem.unauthorized(detail, "ask an operator for a token: assay token create"));
    }

    CompletionStage<List<AccessTables.Token>> list() {
        return tables.tokens();
    }

    /** False when there is none of this id that still counts. */
    CompletionStage<Boolean> revoke(String id) {
        return tables.revoke(id, clock.instant()).thenApply(done -> {
            remembered.forget(id);
            return done;
        });
    }

    static String words(Set<CallerRole> roles) {
        return roles.stream().sorted().map(CallerRole::word).collect(Collectors.joining(","));
    }

    static Set<CallerRole> roles(String words) {
        EnumSet<CallerRole> roles = EnumSet.noneOf(CallerRole.class);
        for (CallerRole role : CallerRole.values()) {
            if (List.of(words.split(",", -1)).contains(role.word())) roles.add(role);
        }
        return roles;
    }
}
