package assay.cli.live;

import assay.cli.ExitCode;
import assay.cli.Failure;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A node as a child process. Its standard input is a pipe from us: it ends when we do, even if we are killed. What it
 * prints goes to {@code process.log} beside its configuration.
 */
public final class NodeProcess {
    private static final String READY = "ready ";
    private static final int LAST_LINES = 8;

    private final String name;
    private final Path config;
    private final Path log;
    private final Process process;
    private final CompletableFuture<List<String>> ready = new CompletableFuture<>();

    private NodeProcess(String name, Path config, Path log, Process process) {
        this.name = name;
        this.config = config;
        this.log = log;
        this.process = process;
    }

    /** Starts the node of the configuration file {@code config}. */
    static NodeProcess start(String name, Path config, List<String> java) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.add(config.toString());
        Path log = config.resolveSibling("process.log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // A worker computes on one thread; spinning ones of the native library would take the others' time.
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("OMP_WAIT_POLICY", "passive");
        NodeProcess node = new NodeProcess(name, config, log, builder.start());
        Thread reader = new Thread(node::read, name + "-output");
        reader.setDaemon(true);
        reader.start();
        return node;
    }

    /** Starts the same node once more. */
    NodeProcess again(List<String> java) throws IOException {
        return start(name, config, java);
    }

    /** What the node is called in its cluster's file. */
    public String name() {
        return name;
    }

    /** Its number for the system. */
    public long pid() {
        return process.pid();
    }

    /** Ends the node as a crash would. */
    public void kill() {
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader in =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                BufferedWriter out = Files.newBufferedWriter(
                        log, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write(line);
                out.newLine();
                out.flush();
                if (line.startsWith(READY)) {
                    ready.complete(List.of(line.substring(READY.length()).split(" ", -1)));
                }
            }
            ready.completeExceptionally(new IOException("ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    /** Waits until the node serves. */
    ClusterFile.Member awaitReady(Duration patience) throws InterruptedException {
        try {
            List<String> addresses = ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new ClusterFile.Member(
                    name,
                    process.pid(),
                    addresses.get(0),
                    said(addresses.get(1)),
                    log.toString(),
                    said(addresses.get(2)));
        } catch (ExecutionException e) {
            throw ended().because(e);
        } catch (TimeoutException e) {
            String message = name + " was not ready after " + patience.toSeconds() + " s" + lastWords();
            throw Failure.of(ExitCode.TIMEOUT, "node-too-slow", message, "its log is " + log)
                    .because(e);
        }
    }

    private static String said(String address) {
        return address.equals("-") ? "" : address;
    }

    private Failure ended() throws InterruptedException {
        int exit = process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : ExitCode.FAILED.number();
        ExitCode code = ExitCode.FAILED;
        for (ExitCode each : ExitCode.values()) if (each.number() == exit) code = each;
        // We wrote its configuration: that it is wrong is no mistake of the person's.
        if (code == ExitCode.ARGUMENTS) code = ExitCode.BUG;
        if (code == ExitCode.OK) code = ExitCode.FAILED;
        String message = name + " ended with status " + exit + " while starting" + lastWords();
        return Failure.of(code, "node-ended", message, "its log is " + log);
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            return last.isEmpty() ? "" : ":\n  " + String.join("\n  ", last);
        } catch (IOException e) {
            return "";
        }
    }

    /** Asks the node to leave; does not wait. */
    public void ask() {
        process.destroy();
    }

    /** Waits for the node's end, and brings it about when it does not come; whether it came by itself. */
    public boolean end(Duration patience) {
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }
}
