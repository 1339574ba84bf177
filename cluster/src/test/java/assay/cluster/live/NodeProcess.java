package assay.cluster.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One node as a process of its own, which ends with this one: its standard input is a pipe from here. */
final class NodeProcess implements AutoCloseable {
    private static final long READY_SECONDS = 120;
    private static final long END_SECONDS = 60;

    private final String name;
    private final Path directory;
    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private NodeProcess(String name, Path directory, Process process) {
        this.name = name;
        this.directory = directory;
        this.process = process;
        Thread reader = new Thread(this::read, "output-of-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a node in {@code directory}, where its {@code node.conf} is. */
    static NodeProcess start(String name, Path directory) throws IOException {
        return start(name, directory, List.of());
    }

    /** As {@link #start(String, Path)}, run by {@code runner}, a command that takes a command as its last arguments. */
    static NodeProcess start(String name, Path directory, List<String> runner) throws IOException {
        String file = directory.resolve("node.conf").toString();
        return start(name, directory, runner, List.of("assay.cluster.NodeMain", file));
    }

    /** Starts the participants of {@code population.json} in {@code directory}. */
    static NodeProcess outside(String name, Path directory) throws IOException {
        String file = directory.resolve("population.json").toString();
        return start(name, directory, List.of(), List.of("assay.participant.PopulationMain", "--with-parent", file));
    }

    private static NodeProcess start(String name, Path directory, List<String> runner, List<String> main)
            throws IOException {
        List<String> command = new ArrayList<>(runner);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xss4m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(main);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("OMP_WAIT_POLICY", "passive");
        builder.redirectError(directory.resolve("stderr.txt").toFile());
        return new NodeProcess(name, directory, builder.start());
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (line.startsWith("ready ")) ready.complete(null);
            }
            ready.completeExceptionally(new IOException(name + " ended: " + lastWords()));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    void awaitReady() throws Exception {
        ready.get(READY_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends the process as a crash would. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends the process {@code signal}, such as STOP or CONT. */
    void signal(String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) throw new IllegalStateException("kill -" + signal + " " + name + " ended with " + code);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the process as a signal would, and gives its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException(name + " does not end");
        return process.exitValue();
    }

    /** Closes the process's standard input, as the end of this process would. */
    void abandon() throws IOException {
        process.getOutputStream().close();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException(name + " does not end");
        return process.exitValue();
    }

    /** Everything it has written on standard output. */
    String said() {
        return String.join("\n", said);
    }

    String lastWords() {
        try {
            return Files.readString(directory.resolve("stderr.txt"));
        } catch (IOException e) {
            return "nothing on standard error: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
