package assay.cluster.access;

import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.Route;
import assay.cluster.config.Access;
import assay.cluster.config.Access.Mode;
import assay.cluster.http.Problem;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.miner.MinerCommand;
import assay.journal.cassandra.AccessTables;
import assay.runtime.Inspected;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is let in at this node, put together from what its configuration says. */
public final class Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
    private static final List<Integer> USUAL_PORTS = List.of(80, 443);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Gate gate;
    private final Doorkeeper doorkeeper;
    private final TokenRoutes tokens;
    private final KeyRoutes keyRoutes;
    private final ParticipantKeys keys;

    private Entrance(Gate gate, Doorkeeper doorkeeper, TokenRoutes tokens, KeyRoutes keyRoutes, ParticipantKeys keys) {
        this.gate = gate;
        this.doorkeeper = doorkeeper;
        this.tokens = tokens;
        this.keyRoutes = keyRoutes;
        this.keys = keys;
    }

    /**
     * Begins to let in whoever may.
     *
     * @param bodyBytes the most that a usual request may bring
     * @param entities shows what has become of one
     * @throws IOException when the operator's token cannot be read or kept; says what to do
     */
    public static Entrance open(
            Access settings,
            AccessTables tables,
            int bodyBytes,
            Function<EntityId, CompletionStage<Inspected>> entities,
            InstantSource clock)
            throws IOException {
        Tokens tokens = new Tokens(tables, clock);
        ParticipantKeys keys = new ParticipantKeys(tables, clock);
        Doorkeeper doorkeeper =
                new Doorkeeper(tokens, keys, tables, settings.authorities(), settings.unknownPerMinute(), clock);
        BodyLimits bodies = new BodyLimits(bodyBytes);
        if (settings.operatorToken().isPresent()) {
            bootstrap(tokens, settings.operatorToken().get());
        }
        boolean open = settings.mode() == Mode.OPEN;
        if (open) {
            LOG.warn("access.mode = open: WHOEVER REACHES THIS NODE IS AN OPERATOR AND EVERY PARTICIPANT AS WELL");
            System.err.println("assay node: access.mode = open: every program of this machine may do everything,"
                    + " money included; never for more than trying things out");
        }
        Gate gate = open
                ? new OpenGate(doorkeeper)
                : new GuardedGate(doorkeeper, bodies, settings.requestsPerSecond(), clock);
        KeyRoutes keyRoutes = new KeyRoutes(doorkeeper, keys, bodies, entities, settings, clock);
        return new Entrance(gate, doorkeeper, new TokenRoutes(tokens, keys, clock), keyRoutes, keys);
    }

    private static void bootstrap(Tokens tokens, Path file) throws IOException {
        Token token = OperatorTokenFile.read(file);
        try {
            boolean kept =
                    tokens.bootstrap(token).toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!kept)
                throw new IOException(file + ": this cluster has another token of the same id: put a fresh one in");
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the operator's token of " + file + " could not be kept: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keeping the operator's token", e);
        }
    }

    /** What every request passes. */
    public Gate gate() {
        return gate;
    }

    /** The routes about tokens and keys, behind {@code outer}, which is this gate or something around it. */
    public Route routes(Gate outer) {
        return Directives.concat(tokens.routes(outer), keyRoutes.routes(outer));
    }

    /**
     * The node is reached at this place; signatures for others do not count here.
     *
     * @param loopback whether it is by programs of this machine alone
     */
    public void reachedAt(String hostname, int port, boolean loopback) {
        List<String> hosts = new ArrayList<>(List.of(hostname.toLowerCase(Locale.ROOT)));
        // These are this node's alone only where it listens to this machine alone.
        if (loopback) hosts.addAll(List.of("localhost", "127.0.0.1", "[::1]"));
        Set<String> authorities = new TreeSet<>();
        for (String host : hosts) {
            authorities.add(host + ":" + port);
            if (USUAL_PORTS.contains(port)) authorities.add(host);
        }
        doorkeeper.reachedAt(authorities);
    }

    /** Why {@code caller} may not give this command; empty when it may. */
    public CompletionStage<Optional<Problem>> refusal(Caller caller, Message.Outside command) {
        Optional<Problem> refusal = CommandRules.refusal(caller, command);
        boolean settled = refusal.isPresent() || caller.everybody();
        if (settled || !(command.command() instanceof MinerCommand.JoinMarket join)) {
            return CompletableFuture.completedFuture(refusal);
        }
        return keys.of(command.from()).thenApply(found -> {
            if (found.filter(key -> key.publicKey().equals(join.publicKey())).isPresent()) return Optional.empty();
            String what = found.isPresent() ? "another key than this one is" : "no key is";
            return Optional.of(Problem.forbidden(
                    what + " registered for " + command.from() + ", who cannot join the market with it",
                    "PUT /v1/participants/" + command.from() + "/key, signed by it"));
        });
    }
}
