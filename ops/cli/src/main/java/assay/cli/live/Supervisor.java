package assay.cli.live;

import assay.cli.ExitCode;
import assay.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The process behind {@code up} and {@code --keep}: it holds a {@link Fleet}, goes on when the command has ended, and
 * takes everything with it when it ends itself.
 */
public final class Supervisor {
    private static final Duration START_PATIENCE = Duration.ofMinutes(4);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 100;

    private Supervisor() {}

    /**
     * Starts the process; returns once the cluster serves.
     *
     * @param scenario whose participants live there
     * @param settings what replaces values of its file
     */
    public static ClusterFile start(FleetPlan plan, Path scenario, List<String> settings, Consumer<String> told)
            throws IOException, InterruptedException {
        if (ClusterFile.read(plan.data()).isPresent()) {
            String message = "a cluster runs on " + plan.data() + " already";
            throw Failure.of(ExitCode.FAILED, "already-running", message, "assay down --data " + plan.data());
        }
        Path log = place(plan.data()).resolve("supervisor.log");
        Process process = new ProcessBuilder(command(plan, scenario, settings))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread hook = new Thread(process::destroy, "stop-supervisor");
        Runtime.getRuntime().addShutdownHook(hook);
        ClusterFile file = await(plan.data(), process, log, told);
        Runtime.getRuntime().removeShutdownHook(hook);
        DataFolder.remember(plan.data());
        return file;
    }

    private static Path place(Path data) {
        try {
            Path place = Files.createDirectories(data);
            Files.delete(Files.createTempFile(place, "writable", null));
            return place;
        } catch (IOException e) {
            String message = "the cluster cannot be set up in " + data + ": " + e;
            String hint = "check that you may write there, or choose another directory with --data";
            throw Failure.of(ExitCode.FAILED, "no-place", message, hint).because(e);
        }
    }

    private static ClusterFile await(Path data, Process process, Path log, Consumer<String> told)
            throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + START_PATIENCE.toNanos();
        int read = 0;
        while (System.nanoTime() - giveUp < 0) {
            List<String> lines = Files.readAllLines(log);
            for (; read < lines.size(); read++) told.accept(lines.get(read));
            Optional<ClusterFile> file = ClusterFile.read(data);
            if (file.isPresent()) return file.get();
            if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) throw ended(process, log);
        }
        process.destroy();
        String message = "the cluster was not up after " + START_PATIENCE.toSeconds() + " s";
        throw Failure.of(ExitCode.TIMEOUT, "too-slow", message, "its log is " + log);
    }

    private static Failure ended(Process process, Path log) throws IOException {
        ExitCode exit = ExitCode.FAILED;
        for (ExitCode each : ExitCode.values()) if (each.number() == process.exitValue()) exit = each;
        String last = String.join("\n  ", Files.readAllLines(log));
        String message = "the cluster did not start:\n  " + last;
        return Failure.of(exit == ExitCode.OK ? ExitCode.FAILED : exit, "not-started", message, "its log is " + log);
    }

    private static List<String> command(FleetPlan plan, Path scenario, List<String> settings) {
        List<String> command = new ArrayList<>();
        // A session of its own: the terminal's end, and its Ctrl-C, are not for it.
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) command.add("/usr/bin/setsid");
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dassay.root=" + System.getProperty("assay.root", "."),
                "-D" + ClassData.FOLDER + "=" + System.getProperty(ClassData.FOLDER, ""),
                "-cp",
                System.getProperty("java.class.path"),
                "assay.cli.Main",
                "supervise",
                "--data",
                plan.data().toString(),
                "--nodes",
                Integer.toString(plan.nodes()),
                scenario.toAbsolutePath().toString()));
        for (String setting : settings) command.addAll(List.of("--set", setting));
        return command;
    }

    /** Stops the cluster of {@code file} and waits until all its processes are gone. */
    public static void stop(ClusterFile file) throws InterruptedException {
        ProcessHandle.of(file.pid()).ifPresent(ProcessHandle::destroy);
        List<Long> pids = new ArrayList<>(List.of(file.pid(), file.cassandraPid()));
        file.members().forEach(member -> pids.add(member.pid()));
        for (long pid : pids) {
            Optional<ProcessHandle> process = ProcessHandle.of(pid);
            if (process.isPresent()) awaitEnd(process.get());
        }
    }

    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + process.pid(), e);
        }
    }
}
