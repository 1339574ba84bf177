package assay.cli.live;

import assay.cli.ExitCode;
import assay.cli.Failure;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What runs, as written to {@code cluster.json} in the data directory by whoever started it.
 *
 * @param pid of the process that holds all others: they end with it
 * @param startedMillis when that process started: after a restart of the machine its number may be another's
 * @param cassandra where the journal is, {@code host:port}
 * @param clients names of the participants that may post tasks
 */
public record ClusterFile(
        long pid, long startedMillis, String cassandra, long cassandraPid, List<Member> members, List<String> clients) {
    private static final String NAME = "cluster.json";

    public ClusterFile {
        members = List.copyOf(members);
        clients = List.copyOf(clients);
    }

    /**
     * One process.
     *
     * @param http where it answers, for example {@code http://127.0.0.1:8551}; empty when it does not
     * @param health where it says {@code /alive} and {@code /ready}, for example {@code http://127.0.0.1:8558}
     */
    public record Member(String name, long pid, String address, String http, String log, String health) {
        /** Whether the process is alive. */
        public boolean runs() {
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
    }

    /** Whether the process that holds the cluster is alive. */
    private boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startMillis(process) == startedMillis)
                .isPresent();
    }

    /** When {@code process} started, as far as the system says. */
    static long startMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Where HTTP is answered. */
    public List<String> endpoints() {
        return members.stream().map(Member::http).filter(at -> !at.isEmpty()).toList();
    }

    void write(Path data) throws IOException {
        Path partial = data.resolve(NAME + ".partial");
        Files.writeString(
                partial, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this));
        Files.move(partial, data.resolve(NAME), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static void remove(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(NAME));
    }

    /** What runs on {@code data}, if anything does. */
    public static Optional<ClusterFile> read(Path data) {
        if (!Files.exists(data.resolve(NAME))) return Optional.empty();
        try {
            ClusterFile found = new ObjectMapper().readValue(Files.readString(data.resolve(NAME)), ClusterFile.class);
            return Optional.of(found).filter(ClusterFile::alive);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            String message = data.resolve(NAME) + " cannot be read: " + e.getMessage();
            String hint = "end the cluster's processes if there are any (they name " + data
                    + "), remove the file, then " + "assay up";
            throw Failure.of(ExitCode.CONNECTION, "no-cluster", message, hint).because(e);
        }
    }

    /** As {@link #read}; nothing running is a failure. */
    public static ClusterFile require(Path data) {
        return read(data)
                .orElseThrow(() -> Failure.of(
                        ExitCode.CONNECTION,
                        "no-cluster",
                        "no cluster runs on " + data,
                        "start one with assay up, or name another directory with --data"));
    }
}
