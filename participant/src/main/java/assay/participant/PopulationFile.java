package assay.participant;

import assay.journal.codec.RecordJson;
import assay.journal.codec.UnreadableRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a process of participants is told, as JSON. Absent means none, and what is not understood is refused.
 *
 * @param endpoints of the market, such as {@code http://127.0.0.1:8551}
 * @param home where keys, ports and content are kept
 * @param host where peers reach its participants; the loopback address when absent
 * @param lookEvery how often a participant looks for work, such as {@code PT0.2S}
 * @param engineThreads how many jobs are done at a time; two when absent
 * @param cacheMebibytes how much content is kept; 1,024 when absent
 * @param authority a PEM file with the certificate that endpoints' certificates go back to; needed where it is not a
 *     public one
 * @param invitation a file with a token, shown where a name is not given to strangers
 */
public record PopulationFile(
        List<String> endpoints,
        String home,
        Optional<String> host,
        Optional<Duration> lookEvery,
        Optional<Integer> engineThreads,
        Optional<Integer> cacheMebibytes,
        Optional<String> authority,
        Population people,
        Optional<String> invitation) {
    private static final Duration USUAL_PAUSE = Duration.ofMillis(500);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int MOST_THREADS = 256;
    private static final int USUAL_THREADS = 2;
    private static final int USUAL_CACHE_MEBIBYTES = 1_024;
    private static final int MOST_CACHE_MEBIBYTES = 1 << 20;

    public PopulationFile {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) throw new IllegalArgumentException("endpoints: expected one at least, found none");
        if (home.isBlank()) throw new IllegalArgumentException("home: expected a directory, found none");
        Duration pause = lookEvery.orElse(USUAL_PAUSE);
        if (pause.compareTo(SHORTEST_PAUSE) < 0 || pause.compareTo(LONGEST_PAUSE) > 0) {
            throw new IllegalArgumentException(
                    "lookEvery: expected " + SHORTEST_PAUSE + " to " + LONGEST_PAUSE + ", found " + pause);
        }
        within("engineThreads", engineThreads, MOST_THREADS);
        within("cacheMebibytes", cacheMebibytes, MOST_CACHE_MEBIBYTES);
    }

    private static void within(String key, Optional<Integer> value, int most) {
        if (value.isPresent() && (value.get() < 1 || value.get() > most)) {
            throw new IllegalArgumentException(key + ": expected 1 to " + most + ", found " + value.get());
        }
    }

    /** One with the usual settings. */
    public static PopulationFile of(List<String> endpoints, Path home, Population people) {
        return new PopulationFile(
                endpoints,
                home.toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                people,
                Optional.empty());
    }

    /** The same, looking for work this often. */
    public PopulationFile looking(Duration every) {
        return new PopulationFile(
                endpoints,
                home,
                host,
                Optional.of(every),
                engineThreads,
                cacheMebibytes,
                authority,
                people,
                invitation);
    }

    /** The same, with this many jobs at a time. */
    public PopulationFile computing(int threads) {
        return new PopulationFile(
                endpoints, home, host, lookEvery, Optional.of(threads), cacheMebibytes, authority, people, invitation);
    }

    Duration pause() {
        return lookEvery.orElse(USUAL_PAUSE);
    }

    int threads() {
        return engineThreads.orElse(USUAL_THREADS);
    }

    long cacheBytes() {
        return (long) cacheMebibytes.orElse(USUAL_CACHE_MEBIBYTES) << 20;
    }

    /**
     * Reads {@code file}.
     *
     * @throws IOException saying what is wrong with it
     */
    public static PopulationFile read(Path file) throws IOException {
        try {
            return new RecordJson()
                    .fromObject(new ObjectMapper().readTree(Files.readString(file)), PopulationFile.class);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": not JSON: " + e.getOriginalMessage(), e);
        } catch (UnreadableRecord e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Writes it for {@link #read}. */
    public void write(Path file) throws IOException {
        Files.writeString(file, new RecordJson().toObject(this).toPrettyString() + "\n");
    }
}
