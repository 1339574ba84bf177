package assay.chaos;

import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does one fault at a time to a cluster, measures, and waits until all is as before. */
public final class Inflicter {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(90);
    private static final Duration RECOVERY_PATIENCE = Duration.ofMinutes(4);

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 200;
    private static final double SECOND_NANOS = 1e9;
    private static final String DATABASE = "cassandra";

    private final Cluster cluster;
    private final Gateway gateway;
    private final Probes probes;
    private final Ledger ledger;
    private final int nodes;
    private final Pauses pauses;

    public Inflicter(Cluster cluster, Gateway gateway, Probes probes, Ledger ledger, int nodes, Pauses pauses) {
        this.cluster = cluster;
        this.gateway = gateway;
        this.probes = probes;
        this.ledger = ledger;
        this.nodes = nodes;
        this.pauses = pauses;
    }

    /** What was measured of a fault. */
    private record Measured(String node, String what, double seconds, String note) {}

    /** Waits for the lull to pass, does what {@code fault} says, and returns once everything serves again. */
    public Episode inflict(Fault fault) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(fault.lull().toMillis());
        long before = ledger.taken();
        long at = Instant.now().toEpochMilli();
        long begun = System.nanoTime();
        Measured measured =
                switch (fault.kind()) {
                    case KILL -> kill(inhabited(fault), "entity");
                    case COORDINATOR -> kill(coordinator(fault), "coordinator");
                    case LEADER -> leader(fault);
                    case STOP -> stop(inhabited(fault));
                    case PAUSE -> pause(inhabited(fault));
                    case CASSANDRA -> database(fault.still());
                    case WORKER -> worker(fault);
                    case DISK_FULL -> disk(fault);
                };
        int again = awaitWhole();
        double restored = (System.nanoTime() - begun) / SECOND_NANOS;
        return new Episode(
                fault.number(),
                fault.kind().word(),
                measured.node(),
                at,
                measured.what(),
                Double.isNaN(measured.seconds()) ? -1 : measured.seconds(),
                restored,
                ledger.taken() - before,
                measured.note(),
                again);
    }

    /**
     * Waits until all nodes serve. One that has ended by itself is started again, as whatever watches over a service
     * would; how many these were.
     */
    public int awaitWhole() throws IOException, InterruptedException {
        int again = 0;
        long giveUp = System.nanoTime() + RECOVERY_PATIENCE.toNanos();
        while (!gateway.whole(nodes)) {
            for (int i = 0; i < nodes; i++) {
                if (cluster.runs(cluster.node(i))) continue;
                again++;
                cluster.start(cluster.node(i));
            }
            if (System.nanoTime() - giveUp > 0) {
                throw new NotRecovered("after " + RECOVERY_PATIENCE.toSeconds() + " s not all of " + nodes
                        + " nodes are members that serve");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return again;
    }

    /** A node, and a few entities that live there. */
    private record Victim(String node, List<EntityId> there) {
        String note() {
            return there.isEmpty() ? "no probe lived there" : "";
        }
    }

    /** The node that was drawn, or the next one on which anything lives: one that has just come back may be empty. */
    private Victim inhabited(Fault fault) throws InterruptedException {
        for (int i = 0; i < nodes; i++) {
            Victim victim = victim(cluster.node((fault.node() + i) % nodes));
            if (!victim.there().isEmpty()) return victim;
        }
        return victim(cluster.node(fault.node()));
    }

    private Victim victim(String node) throws InterruptedException {
        return new Victim(node, probes.on(cluster.address(node)));
    }

    private Victim coordinator(Fault fault) throws InterruptedException {
        Optional<String> oldest = gateway.oldest();
        return oldest.isPresent() ? victim(cluster.at(oldest.get())) : inhabited(fault);
    }

    private Measured kill(Victim victim, String what) throws IOException, InterruptedException {
        cluster.kill(victim.node());
        double seconds = Probes.get(probes.firstAnswers(victim.there()));
        cluster.start(victim.node());
        return new Measured(victim.node(), what, seconds, victim.note());
    }

    private Measured leader(Fault fault) throws IOException, InterruptedException {
        for (EntityId task : gateway.openTasks()) {
            EntityId committee = new EntityId(EntityType.COMMITTEE, task.name());
            Optional<String> host = gateway.host(committee);
            if (host.isEmpty()) continue;
            String node = cluster.at(host.get());
            cluster.kill(node);
            double seconds = Probes.get(probes.beside(() -> firstLook(committee)));
            cluster.start(node);
            return new Measured(node, "leader", seconds, committee.toString());
        }
        return kill(inhabited(fault), "entity");
    }

    /** How long until somebody can say what {@code entity} is like, in seconds. */
    private double firstLook(EntityId entity) throws InterruptedException {
        long begun = System.nanoTime();
        long giveUp = begun + RECOVERY_PATIENCE.toNanos();
        while (System.nanoTime() - giveUp < 0) {
            if (gateway.answers(entity, LOOK).join()) return (System.nanoTime() - begun) / SECOND_NANOS;
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return Double.NaN;
    }

    private Measured stop(Victim victim) throws IOException, InterruptedException {
        String node = victim.node();
        Future<Boolean> stopping = probes.beside(() -> cluster.stop(node, STOP_PATIENCE));
        double seconds = Probes.get(probes.longestWait(victim.there(), stopping));
        String note =
                Probes.get(stopping) ? "" : "did not end within " + STOP_PATIENCE.toSeconds() + " s, and was killed";
        cluster.start(node);
        return new Measured(node, "stop", seconds, note);
    }

    private Measured pause(Victim victim) throws IOException, InterruptedException {
        String node = victim.node();
        cluster.freeze(node);
        Future<Double> answered = probes.firstAnswers(victim.there());
        TimeUnit.MILLISECONDS.sleep(pauses.still().toMillis());
        cluster.thaw(node);
        double seconds = Probes.get(answered);
        // It learns that it was given up, and ends; or nobody noticed, and it serves on.
        String note = "";
        long giveUp = System.nanoTime() + STOP_PATIENCE.toNanos();
        while (cluster.runs(node) && !gateway.whole(nodes)) {
            if (System.nanoTime() - giveUp > 0) {
                note = "did not end by itself, and was killed";
                cluster.kill(node);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        if (!cluster.runs(node)) cluster.start(node);
        return new Measured(node, "pause", seconds, note);
    }

    private Measured database(boolean still) throws IOException, InterruptedException {
        if (still) {
            cluster.freezeDatabase();
            TimeUnit.MILLISECONDS.sleep(pauses.database().toMillis());
            cluster.thawDatabase();
        } else {
            cluster.killDatabase();
            TimeUnit.MILLISECONDS.sleep(pauses.database().toMillis());
            cluster.startDatabase();
        }
        long back = System.nanoTime();
        probes.open();
        double seconds = (System.nanoTime() - back) / SECOND_NANOS;
        String how = still ? "stood still" : "crashed";
        return new Measured(
                DATABASE, "database", seconds, how + " for " + pauses.database().toSeconds() + " s");
    }

    /** Kills a node in the middle of a round, one that holds neither the task nor its committee; they go on. */
    private Measured worker(Fault fault) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + RECOVERY_PATIENCE.toNanos();
        while (System.nanoTime() - giveUp < 0) {
            for (EntityId task : gateway.openTasks()) {
                int round = gateway.rounds(task);
                if (round == Gateway.NOT_TRAINING) continue;
                String node = bystander(task, fault);
                cluster.kill(node);
                Future<Double> closed = probes.beside(() -> roundClosed(task, round));
                cluster.start(node);
                return new Measured(node, "worker", Probes.get(closed), task + " round " + (round + 1));
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return kill(inhabited(fault), "entity");
    }

    private String bystander(EntityId task, Fault fault) throws InterruptedException {
        Optional<String> home = gateway.host(task).map(cluster::at);
        Optional<String> bench =
                gateway.host(new EntityId(EntityType.COMMITTEE, task.name())).map(cluster::at);
        for (int i = 0; i < nodes; i++) {
            String node = cluster.node((fault.node() + i) % nodes);
            if (!home.equals(Optional.of(node)) && !bench.equals(Optional.of(node))) return node;
        }
        return cluster.node(fault.node());
    }

    /** How long until the round after {@code rounds} closed ones is over, in seconds. */
    private double roundClosed(EntityId task, int rounds) throws InterruptedException {
        long begun = System.nanoTime();
        long giveUp = begun + RECOVERY_PATIENCE.toNanos();
        while (System.nanoTime() - giveUp < 0) {
            int now = gateway.rounds(task);
            if (now == Gateway.NOT_TRAINING || now > rounds) return (System.nanoTime() - begun) / SECOND_NANOS;
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return Double.NaN;
    }

    private Measured disk(Fault fault) throws IOException, InterruptedException {
        Victim victim = inhabited(fault);
        cluster.fillDisk();
        double seconds;
        try {
            Future<Boolean> full = probes.beside(() -> {
                TimeUnit.MILLISECONDS.sleep(pauses.disk().toMillis());
                return true;
            });
            seconds = Probes.get(probes.longestWait(victim.there(), full));
            Probes.get(full);
        } finally {
            cluster.freeDisk();
        }
        return new Measured(
                "all nodes", "disk-full", seconds, "for " + pauses.disk().toSeconds() + " s");
    }
}
