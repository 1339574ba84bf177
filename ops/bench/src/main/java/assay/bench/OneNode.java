package assay.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A node as a process, alone in its cluster, as the demonstration starts its nodes. */
final class OneNode implements AutoCloseable {
    private final Process process;
    private final String endpoint;

    private OneNode(Process process, String endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts it in {@code directory}, and waits until it serves. */
    static OneNode start(Path directory, String database) throws IOException {
        Path own = Files.createDirectories(directory.resolve("node"));
        String text = "assay.node {\n"
                + "  roles = [market, worker, api]\n  access.mode = open\n"
                + "  network { hostname = 127.0.0.1, port = 0, http-port = 0, seeds = [] }\n"
                + "  cassandra.contact-point = \"" + database + "\"\n"
                + "  directories { data = \"" + own + "\", content = \"" + directory.resolve("content") + "\" }\n"
                + "  stop-with-parent = true\n"
                + "}\n";
        Path config = Files.writeString(own.resolve("node.conf"), text);
        Process process = new ProcessBuilder(List.of(
                        Place.java(),
                        "-Xmx256m",
                        "-Xss4m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "assay.cluster.NodeMain",
                        config.toString()))
                .redirectError(own.resolve("stderr.txt").toFile())
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready ")) return new OneNode(process, line.split(" ", -1)[2]);
        }
        process.destroyForcibly();
        throw new IllegalStateException(
                "the node ended instead of serving: " + Files.readString(own.resolve("stderr.txt")));
    }

    String endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
