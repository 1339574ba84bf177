package assay.cli.live;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.CassandraUnavailable;
import assay.journal.cassandra.EmbeddedCassandra;
import assay.participant.Population.Workforce;
import assay.simulation.scenario.Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of child processes: Cassandra, the nodes of the market, and one process for the participants. Whatever ends
 * this process ends them: a signal through a shutdown hook, a kill because their standard input closes.
 */
public final class Fleet implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    /** For all nodes together. One that takes longer is killed, which loses nothing: what it acknowledged is stored. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(6);

    /** For a stop that nobody is waiting for, and which writes class data for the next start. */
    private static final Duration WRITE_PATIENCE = Duration.ofSeconds(40);

    private static final int HEAP_MEGABYTES = 192;
    private static final String CASSANDRA = "cassandra";
    private static final String MARKET = "node";
    private static final String PARTICIPANTS = "participants";

    private final FleetPlan plan;
    private final Consumer<String> told;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<ClusterFile.Member> members = new ArrayList<>();
    private final People people;
    private final ClassData classData = ClassData.usual();
    private final Thread hook = new Thread(() -> stop(STOP_PATIENCE), "stop-fleet");
    private @Nullable EmbeddedCassandra cassandra;
    private volatile int databasePort;
    private @Nullable Returning returning;
    private boolean stopped;

    /** Writes the file of a node that comes back. */
    private interface Returning {
        Path file(String name, int number) throws IOException;
    }

    private Fleet(FleetPlan plan, Consumer<String> told) {
        this.plan = plan;
        this.people = new People(plan.population());
        this.told = told;
    }

    /**
     * Starts everything; returns once it serves. What was started is stopped again when a part cannot be.
     *
     * @param told hears of each part that has come up
     */
    public static Fleet start(FleetPlan plan, Consumer<String> told) throws InterruptedException {
        if (ClusterFile.read(plan.data()).isPresent()) {
            String message = "a cluster runs on " + plan.data() + " already";
            throw Failure.of(ExitCode.FAILED, "already-running", message, "assay down --data " + plan.data());
        }
        Fleet fleet = new Fleet(plan, told);
        Runtime.getRuntime().addShutdownHook(fleet.hook);
        try {
            fleet.begin();
            return fleet;
        } catch (IOException e) {
            fleet.close();
            String message = "the cluster cannot be set up in " + plan.data() + ": " + e.getMessage();
            throw Failure.of(ExitCode.FAILED, "no-place", message, "choose another directory with --data")
                    .because(e);
        } catch (Failure | InterruptedException e) {
            fleet.close();
            throw e;
        }
    }

    private void begin() throws IOException, InterruptedException {
        Files.createDirectories(plan.data());
        List<Integer> ports = freePorts(2 * plan.nodes() + 1);
        int databasePort = ports.remove(0);
        List<Integer> httpPorts = ports.subList(plan.nodes(), 2 * plan.nodes());
        List<Integer> nodePorts = ports.subList(0, plan.nodes());
        List<String> seeds = nodePorts.stream().map(port -> "127.0.0.1:" + port).toList();
        NodeFile files = new NodeFile(
                plan.data(), seeds, "127.0.0.1:" + databasePort, people.miners(), Tokens.operatorFile(plan.data()));
        returning =
                (name, number) -> files.returning(name, nodePorts.get(number), httpPorts.get(number), plan.failover());
        CompletableFuture<EmbeddedCassandra> database = CompletableFuture.supplyAsync(() -> database(databasePort));
        // The nodes' machines warm up while Cassandra does; they wait for it by themselves.
        for (int i = 0; i < nodePorts.size(); i++) {
            String name = "node-" + (i + 1);
            // They are all alike: one of them writes for all.
            launch(
                    name,
                    files.market(name, nodePorts.get(i), httpPorts.get(i), plan.failover()),
                    i == 0 ? options(MARKET) : classData.reading(MARKET));
        }
        launchParticipants(httpPorts);
        await(database);
        told.accept("Cassandra answers");
        for (NodeProcess node : nodes) {
            ClusterFile.Member member = node.awaitReady(START_PATIENCE);
            members.add(member);
            told.accept(member.name() + (member.name().equals(PARTICIPANTS) ? " are up" : " is up"));
        }
        people.deposit(new MarketClient(file().endpoints(), Tokens.in(plan.data(), file().endpoints())));
        file().write(plan.data());
    }

    /** They wait for the market by themselves, too, and for their money. */
    private void launchParticipants(List<Integer> httpPorts) throws IOException {
        List<String> endpoints =
                httpPorts.stream().map(port -> "http://127.0.0.1:" + port).toList();
        // Where nodes are to be hurt, there is to be work on them.
        Workforce trainer = plan.doomed() ? Workforce.CLUSTER : Workforce.OWN;
        Path file = people.write(plan.data().resolve(PARTICIPANTS), endpoints, trainer);
        launch(PARTICIPANTS, file, options(PARTICIPANTS));
    }

    private List<String> options(String kind) {
        return plan.doomed() ? classData.reading(kind) : classData.options(kind);
    }

    private EmbeddedCassandra database(int port) {
        databasePort = port;
        try {
            CassandraSettings settings = CassandraSettings.in(plan.data().resolve("cassandra"))
                    .withNativePort(port)
                    .withJavaOptions(options(CASSANDRA));
            return keep(EmbeddedCassandra.start(settings));
        } catch (CassandraUnavailable e) {
            throw failure(e);
        }
    }

    private synchronized EmbeddedCassandra keep(EmbeddedCassandra started) {
        cassandra = started;
        if (stopped) started.kill();
        return started;
    }

    private static void await(CompletableFuture<EmbeddedCassandra> database) throws InterruptedException {
        try {
            database.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) throw failure;
            throw new CompletionException(e.getCause());
        }
    }

    private static Failure failure(CassandraUnavailable e) {
        ExitCode exit =
                switch (e.reason()) {
                    case PORT_TAKEN -> ExitCode.CONNECTION;
                    case TOO_SLOW -> ExitCode.TIMEOUT;
                    default -> ExitCode.FAILED;
                };
        String code = "cassandra-" + e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Failure.of(exit, code, String.valueOf(e.getMessage()), "assay doctor checks this machine")
                .because(e);
    }

    private synchronized void launch(String name, Path config, List<String> options) throws IOException {
        if (!stopped) nodes.add(NodeProcess.start(name, config, java(name, options)));
    }

    /** The process of a member, to be hurt. */
    public synchronized NodeProcess process(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no process is called " + name));
    }

    /** Names of the nodes of the market. */
    public synchronized List<String> markets() {
        return members.stream()
                .map(ClusterFile.Member::name)
                .filter(name -> name.startsWith(MARKET))
                .toList();
    }

    /** Starts a member that has ended, where it was and as it was; returns once it serves. */
    public void restart(String name) throws IOException, InterruptedException {
        NodeProcess ended = process(name);
        NodeProcess started;
        synchronized (this) {
            if (stopped) throw new IOException("the cluster is being stopped");
            int number = markets().indexOf(name);
            if (number >= 0) Objects.requireNonNull(returning, "started").file(name, number);
            started = ended.again(java(name, classData.reading(name.equals(PARTICIPANTS) ? PARTICIPANTS : MARKET)));
            nodes.set(nodes.indexOf(ended), started);
        }
        ClusterFile.Member member = started.awaitReady(START_PATIENCE);
        synchronized (this) {
            members.replaceAll(each -> each.name().equals(name) ? member : each);
            if (!stopped) file().write(plan.data());
        }
    }

    /** The process number of the database. */
    public synchronized long databasePid() {
        return Objects.requireNonNull(cassandra, "started").pid();
    }

    /** Ends the database as a crash would. */
    public synchronized void killDatabase() {
        Objects.requireNonNull(cassandra, "started").kill();
    }

    /** Starts the database that was killed, where it was; returns once it answers. */
    public void restartDatabase() throws IOException {
        database(databasePort);
        synchronized (this) {
            if (!stopped) file().write(plan.data());
        }
    }

    private static List<String> java(String name, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-Xss4m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        if (name.equals(PARTICIPANTS)) command.addAll(List.of("assay.participant.PopulationMain", "--with-parent"));
        else command.add("assay.cluster.NodeMain");
        return command;
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.add(socket.getLocalPort());
            }
        } finally {
            for (ServerSocket socket : held) socket.close();
        }
        return ports;
    }

    /** What runs. */
    public synchronized ClusterFile file() {
        EmbeddedCassandra database = Objects.requireNonNull(cassandra, "started");
        List<String> clients =
                plan.population().clients().stream().map(Client::name).toList();
        ProcessHandle self = ProcessHandle.current();
        return new ClusterFile(
                self.pid(), ClusterFile.startMillis(self), database.contactPoint(), database.pid(), members, clients);
    }

    private synchronized void stop(Duration patience) {
        if (stopped) return;
        stopped = true;
        for (NodeProcess node : nodes) node.ask();
        long giveUp = System.nanoTime() + patience.toNanos();
        boolean whole = true;
        for (NodeProcess node : nodes) {
            whole &= node.end(Duration.ofNanos(Math.max(0, giveUp - System.nanoTime())));
        }
        if (cassandra != null) cassandra.stop();
        classData.written(whole);
        try {
            ClusterFile.remove(plan.data());
        } catch (IOException e) {
            // Readers look whether the process in it is alive, so a left-over file misleads nobody.
            told.accept("could not remove the cluster's file: " + e.getMessage());
        }
    }

    /** Stops everything in good order; doing it again changes nothing. */
    @Override
    public void close() {
        stop(classData.writes() && !Thread.currentThread().isInterrupted() ? WRITE_PATIENCE : STOP_PATIENCE);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            told.accept("stopped, as this process is ending");
        }
    }
}
