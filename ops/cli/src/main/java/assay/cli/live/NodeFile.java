package assay.cli.live;

import assay.cluster.config.Failover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the configuration files of the nodes that a {@link Fleet} starts. */
final class NodeFile {
    private final Path data;
    private final List<String> seeds;
    private final String cassandra;
    private final List<String> workersOpenTo;
    private final Path operatorToken;

    /**
     * Files under {@code data}.
     *
     * @param seeds {@code host:port} of every node of the market
     * @param cassandra {@code host:port}
     * @param workersOpenTo who outside may have the workers compute
     * @param operatorToken a file with the first operator's token
     */
    NodeFile(Path data, List<String> seeds, String cassandra, List<String> workersOpenTo, Path operatorToken) {
        this.data = data;
        this.seeds = List.copyOf(seeds);
        this.cassandra = cassandra;
        this.workersOpenTo = List.copyOf(workersOpenTo);
        this.operatorToken = operatorToken;
    }

    /**
     * The file of a node that has been a member before: it asks the others to take it in, and never founds a cluster of
     * its own beside theirs.
     */
    Path returning(String name, int port, int httpPort, Failover failover) throws IOException {
        List<String> othersFirst = new ArrayList<>(seeds);
        String own = "127.0.0.1:" + port;
        if (othersFirst.remove(own)) othersFirst.add(own);
        return new NodeFile(data, othersFirst, cassandra, workersOpenTo, operatorToken)
                .market(name, port, httpPort, failover);
    }

    /** A node of the market, which also computes and answers HTTP. */
    Path market(String name, int port, int httpPort, Failover failover) throws IOException {
        String roles = "[market, worker, api]";
        String http = "    http-port = " + httpPort + "\n";
        return write(
                name,
                roles,
                port,
                http,
                failover(failover) + database() + access() + "  workers.threads = 1\n" + jobs());
    }

    private static String failover(Failover failover) {
        return "  failover = " + failover.word() + "\n";
    }

    private String jobs() {
        return "  jobs.open-to = "
                + workersOpenTo.stream().map(NodeFile::quoted).toList() + "\n";
    }

    private String database() {
        return "  cassandra { contact-point = " + quoted(cassandra) + ", patience = 90s }\n";
    }

    private String access() {
        return "  access { operator-token-file = " + quoted(operatorToken.toString())
                // Everybody who is in the population comes from one address at once.
                + ", registrations-per-minute = 100000, unknown-per-minute = 100000 }\n";
    }

    private Path write(String name, String roles, int port, String http, String rest) throws IOException {
        Path own = data.resolve(name);
        Files.createDirectories(own);
        String members = seeds.stream().map(NodeFile::quoted).collect(Collectors.joining(", "));
        String text = "# Written by assay at every start: changes are lost.\nassay.node {\n"
                + "  roles = " + roles + "\n"
                + "  network {\n    hostname = 127.0.0.1\n    port = " + port + "\n" + http
                + "    seeds = [" + members + "]\n  }\n"
                + "  directories { data = " + quoted(own.toString()) + ", content = "
                + quoted(data.resolve("content").toString()) + " }\n"
                + "  stop-with-parent = true\n"
                + rest + "}\n";
        Path file = own.resolve("node.conf");
        Files.writeString(file, text);
        return file;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
