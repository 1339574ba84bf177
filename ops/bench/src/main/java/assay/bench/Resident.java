package assay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The resident memory of a process and all its descendants at one moment.
 *
 * @param kibibytes of each part: the sum of {@code VmRSS} of its processes, which counts what several of them map more
 *     than once
 */
record Resident(Map<String, Long> kibibytes) {
    static final Resident NONE = new Resident(Map.of());

    /** Looks at the tree of {@code root} now. */
    static Resident of(ProcessHandle root) {
        Map<String, Long> parts = new TreeMap<>();
        Stream.concat(Stream.of(root), root.descendants())
                .forEach(process -> parts.merge(part(process, root), of(process, "status", "VmRSS:"), Long::sum));
        return new Resident(parts);
    }

    /** The same tree's memory with what is shared divided among those who share it; dearer to ask for. */
    static long proportionalKibibytes(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .mapToLong(process -> of(process, "smaps_rollup", "Pss:"))
                .sum();
    }

    long total() {
        return kibibytes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String part(ProcessHandle process, ProcessHandle root) {
        if (process.equals(root)) return "the command";
        List<String> words = commandLine(process);
        if (words.contains("assay.journal.cassandra.CassandraMain")) return "Cassandra";
        if (words.contains("assay.participant.PopulationMain")) return "the participants";
        return words.contains("assay.cluster.NodeMain") ? "the nodes" : "others";
    }

    /** Java's own answer to this ends after a page, which a class path fills. */
    private static List<String> commandLine(ProcessHandle process) {
        try {
            return List.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .split("\0"));
        } catch (IOException e) {
            // It has ended meanwhile.
            return List.of();
        }
    }

    private static long of(ProcessHandle process, String file, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), file))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            // It has ended meanwhile.
            return 0;
        }
    }
}
