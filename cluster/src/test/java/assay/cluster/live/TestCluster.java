package assay.cluster.live;

import assay.domain.entity.EntityType;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.CassandraUnavailable;
import assay.journal.cassandra.EmbeddedCassandra;
import assay.participant.Population;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several nodes, and participants outside, as real processes on a real Cassandra. Closing it ends every one of them. */
final class TestCluster implements AutoCloseable {
    private static final String OUTSIDE = "participants";

    private final Path directory;
    private final List<String> names;
    private final Population participants;
    private final OperatorToken operator;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, Integer> httpPorts = new LinkedHashMap<>();
    private final Map<String, NodeProcess> running = new LinkedHashMap<>();
    private EmbeddedCassandra cassandra;

    private TestCluster(Path directory, List<String> names, Population participants) throws Exception {
        this.directory = directory;
        this.names = names;
        this.participants = participants;
        this.operator = OperatorToken.in(directory);
        List<Integer> free = freePorts(2 * names.size());
        for (int i = 0; i < names.size(); i++) {
            ports.put(names.get(i), free.get(2 * i));
            httpPorts.put(names.get(i), free.get(2 * i + 1));
        }
        this.cassandra = startCassandra(directory);
    }

    private static EmbeddedCassandra startCassandra(Path directory) throws CassandraUnavailable {
        return EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")));
    }

    /**
     * Starts Cassandra, nodes of these names with all roles of a node, and {@code participants}, in a process
     * of their own.
     */
    static TestCluster start(Path directory, List<String> names, Population participants) throws Exception {
        TestCluster cluster = new TestCluster(directory, names, participants);
        try {
            cluster.startAll();
            return cluster;
        } catch (Exception | AssertionError e) {
            cluster.close();
            throw e;
        }
    }

    /** Starts all nodes and the participants, and waits until they serve. */
    void startAll() throws Exception {
        for (String name : names) launch(name);
        launchOutside();
        for (NodeProcess process : running.values()) process.awaitReady();
        Outside.fund(client(), participants);
    }

    /** Starts a node that does not run, and waits until it serves. */
    void start(String name) throws Exception {
        launch(name).awaitReady();
    }

    private NodeProcess launch(String name) throws IOException {
        Path home = directory.resolve(name);
        Files.createDirectories(home);
        Files.writeString(home.resolve("node.conf"), node(name, home));
        NodeProcess process = NodeProcess.start(name, home);
        running.put(name, process);
        return process;
    }

    private String node(String name, Path home) {
        return """
                assay.node {
                  roles = [market, worker, api]
                  network { port = %d, http-port = %d, seeds = %s }
                  cassandra.contact-point = "%s"
                  directories { data = "%s", content = "%s" }
                  jobs.open-to = [miner]
                  %s
                  stop-with-parent = true
                }
                """
                .formatted(
                        ports.get(name),
                        httpPorts.get(name),
                        seeds(),
                        cassandra.contactPoint(),
                        home,
                        directory.resolve("content"),
                        operator.setting());
    }

    private void launchOutside() throws IOException {
        Path home = Files.createDirectories(directory.resolve(OUTSIDE));
        List<String> endpoints = httpPorts.values().stream()
                .map(port -> "http://127.0.0.1:" + port)
                .toList();
        Outside.file(endpoints, home, participants).write(home.resolve("population.json"));
        running.put(OUTSIDE, NodeProcess.outside(OUTSIDE, home));
    }

    private String seeds() {
        List<String> seeds = new ArrayList<>();
        for (String name : names) seeds.add("\"127.0.0.1:" + ports.get(name) + "\"");
        return seeds.toString();
    }

    /** Talks to the first running node. */
    Client client() {
        for (String name : names) {
            if (!running.containsKey(name)) continue;
            return new Client("http://127.0.0.1:" + httpPorts.get(name), operator);
        }
        throw new IllegalStateException("no node runs");
    }

    /** Posts a {@link SmallTask} of two rounds. */
    TaskRun open(String name, int localEpochs) throws Exception {
        return TaskRun.open(this::client, name, SmallTask.opening(name, 2, localEpochs));
    }

    /** The name of the node that hosts this task's entity of {@code type} right now. */
    String host(EntityType type, String task) throws Exception {
        String entity = type.word() + "/" + task;
        String address =
                Await.until("a host of " + entity, Duration.ofMinutes(2), () -> client().ask("/v1/where/" + entity)
                        .map(at -> at.required("node").asText()));
        for (Map.Entry<String, Integer> node : ports.entrySet()) {
            if (address.endsWith(":" + node.getValue())) return node.getKey();
        }
        throw new AssertionError(entity + " is said to be at " + address + ", which is none of " + ports);
    }

    /** Ends the node as a crash would. */
    void kill(String name) {
        NodeProcess process = running.remove(name);
        if (process == null) throw new IllegalStateException(name + " does not run");
        process.kill();
    }

    /** Stops everything but Cassandra, as a signal would; the exit codes by name. */
    Map<String, Integer> stopAll() throws InterruptedException {
        Map<String, Integer> codes = new LinkedHashMap<>();
        for (String name : List.copyOf(running.keySet())) {
            NodeProcess process = running.get(name);
            if (process != null) codes.put(name, process.stop());
        }
        running.clear();
        return codes;
    }

    /** Ends everything at once, the database too, as a power cut would; the database is started again. */
    void crash() throws CassandraUnavailable {
        for (String name : List.copyOf(running.keySet())) kill(name);
        int port = cassandra.nativePort();
        cassandra.kill();
        cassandra = EmbeddedCassandra.start(
                CassandraSettings.in(directory.resolve("cassandra")).withNativePort(port));
    }

    static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> open = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                open.add(socket);
                ports.add(socket.getLocalPort());
            }
        } finally {
            for (ServerSocket socket : open) socket.close();
        }
        return ports;
    }

    @Override
    public void close() {
        try {
            for (NodeProcess process : running.values()) process.close();
        } finally {
            cassandra.kill();
        }
    }
}
