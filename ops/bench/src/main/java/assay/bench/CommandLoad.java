package assay.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Deposits over HTTP into many accounts of a node of its own, as fast as so many callers get their answers. */
final class CommandLoad {
    private static final int CALLERS = 32;
    private static final int ACCOUNTS = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration EXPIRY = Duration.ofMinutes(30);
    private static final long STOP_SECONDS = 60;

    private static final AtomicLong LAST = new AtomicLong();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI commands;
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean stopping;

    private CommandLoad(String base) {
        this.commands = URI.create(base + "/v1/commands");
    }

    /** Starts a node, with or without metrics, and counts the commands that it answers a second once it is warm. */
    static double perSecond(Path directory, String cassandra, boolean metrics, Duration measured)
            throws IOException, InterruptedException {
        Path own = Files.createDirectories(directory.resolve(metrics ? "with" : "without"));
        Process node = new ProcessBuilder(command(config(own, cassandra, metrics)))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder said = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (!line.startsWith("ready ")) continue;
                double found = new CommandLoad(line.split(" ", -1)[2]).run(measured);
                node.destroy();
                if (!node.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) throw new IOException("the node does not stop");
                return found;
            }
            throw new IOException("the node ended instead of serving:\n" + said);
        } finally {
            node.destroyForcibly();
        }
    }

    private double run(Duration measured) throws InterruptedException {
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) callers.add(next());
        TimeUnit.NANOSECONDS.sleep(WARM_UP.toNanos());
        long before = answered.get();
        long begun = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(measured.toNanos());
        double perSecond = (answered.get() - before) * 1e9 / (System.nanoTime() - begun);
        stopping = true;
        CompletableFuture.allOf(callers.toArray(CompletableFuture[]::new)).join();
        return perSecond;
    }

    private CompletableFuture<Void> next() {
        long number = LAST.incrementAndGet();
        String body =
                """
                {"from":"cashier","to":"account/a-%d","id":"load:%d","expires":"%s",\
                "command":{"type":"account.Deposit","transfer":"d-%d","amount":"1"}}"""
                        .formatted(number % ACCOUNTS, number, Instant.now().plus(EXPIRY), number);
        HttpRequest.Builder request = HttpRequest.newBuilder(commands)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenCompose(answer -> {
                    if (answer.statusCode() != 200 || !answer.body().contains("done")) {
                        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                    }
                    answered.incrementAndGet();
                    return stopping ? CompletableFuture.completedFuture(null) : next();
                });
    }

    private static Path config(Path own, String cassandra, boolean metrics) throws IOException {
        String text = "assay.node {\n"
                + "  roles = [market, api]\n"
                + "  cassandra.contact-point = \"" + cassandra + "\"\n"
                + "  directories { data = \"" + own + "\", content = \"" + own.resolve("content") + "\" }\n"
                // The gate's own work is not what is measured here.
                + "  access.mode = open\n"
                + "  limits.http-connections = 4096\n"
                + "  metrics.enabled = " + metrics + "\n"
                + "  stop-with-parent = true\n"
                + "}\n";
        return Files.writeString(own.resolve("node.conf"), text);
    }

    private static List<String> command(Path config) {
        return List.of(
                Place.java(),
                "-Xmx512m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "assay.cluster.NodeMain",
                config.toString());
    }
}
