package assay.cli.sweep;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.simulation.metric.RunMetrics;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The runs of a sweep, one line of JSON each, appended as they end and given to the operating system at once: whatever
 * ends the process, at most the line being written is lost. Lines stand in the order in which the runs ended.
 */
final class ResultsFile implements Closeable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int BLOCK = 1 << 16;

    private final Path file;
    private final FileChannel channel;

    /** Takes what was measured before. */
    @FunctionalInterface
    interface Earlier {
        /** The run of {@code cell} with {@code seed}. */
        void run(int cell, long seed, RunMetrics measured);
    }

    private ResultsFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens or begins {@code file}; refuses one that belongs to another sweep, or that another process writes. */
    static ResultsFile open(Path file, Identity identity, Earlier earlier) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ResultsFile results = new ResultsFile(file, channel);
        try {
            results.lock();
            results.cutTornLine();
            if (channel.size() == 0) results.append(identity.header());
            else results.read(identity, earlier);
            channel.position(channel.size());
            return results;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The lock goes with the process, however that ends. */
    private void lock() throws IOException {
        try {
            if (channel.tryLock() != null) return;
        } catch (OverlappingFileLockException e) {
            // Held within this very process: the same refusal.
        }
        String message = "another sweep is writing to " + file;
        throw Failure.of(ExitCode.ARGUMENTS, "sweep-runs", message, "wait for it, or choose another folder with --out");
    }

    private void cutTornLine() throws IOException {
        long end = channel.size();
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        while (end > 0) {
            long start = Math.max(0, end - BLOCK);
            block.clear().limit((int) (end - start));
            channel.read(block, start);
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) != '\n') continue;
                channel.truncate(start + i + 1);
                return;
            }
            end = start;
        }
        channel.truncate(0);
    }

    private void read(Identity identity, Earlier earlier) throws IOException {
        channel.position(0);
        // Not closed: that would close the channel, and with it the lock.
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        String line = lines.readLine();
        String difference = identity.difference(parse(line, 1));
        if (!difference.isEmpty()) {
            String message = file.getParent() + " holds another sweep: " + difference;
            String hint = "choose another folder with --out, or leave --out away: then every sweep has its own";
            throw Failure.of(ExitCode.ARGUMENTS, "another-sweep", message, hint);
        }
        int cells = identity.grid().cells();
        long number = 2;
        for (line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode run = parse(line, number);
            int cell = run.path("cell").asInt(-1);
            if (cell < 0
                    || cell >= cells
                    || !run.path("seed").isIntegralNumber()
                    || !run.path("metrics").isObject()) {
                throw damaged(number, "not a run of this sweep");
            }
            earlier.run(cell, run.path("seed").asLong(), new RunMetrics(metrics(run.path("metrics"))));
            number++;
        }
    }

    private JsonNode parse(String line, long number) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw damaged(number, "not a line of JSON").because(e);
        }
    }

    private static SortedMap<String, Double> metrics(JsonNode object) {
        SortedMap<String, Double> metrics = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            metrics.put(field.getKey(), field.getValue().asDouble());
        }
        return metrics;
    }

    private Failure damaged(long number, String what) {
        String message = file + ", line " + number + ": " + what;
        return Failure.of(ExitCode.ARGUMENTS, "bad-folder", message, "delete that line, or choose another --out");
    }

    /** Keeps a run. */
    synchronized void add(int cell, long seed, RunMetrics measured) throws IOException {
        ObjectNode run = MAPPER.createObjectNode().put("cell", cell).put("seed", seed);
        ObjectNode metrics = run.putObject("metrics");
        for (Map.Entry<String, Double> metric : measured.values().entrySet()) {
            if (!Double.isFinite(metric.getValue())) {
                throw new IllegalStateException("metric " + metric.getKey() + " is " + metric.getValue());
            }
            metrics.put(metric.getKey(), metric.getValue());
        }
        append(run);
    }

    private void append(ObjectNode line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) channel.write(bytes);
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
