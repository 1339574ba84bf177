package assay.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.entity.Command;
import assay.domain.entity.Event;
import assay.domain.entity.Rejection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * One record of every command, event and rejection ever released, in bytes. The bytes stay readable and, as long as the
 * version is the same, are what is written today. New types are added by running the main method with the path of
 * {@code golden-bytes.txt}; a line that is there is never changed.
 */
class GoldenBytesTest {
    private static final String RESOURCE = "golden-bytes.txt";
    private static final long SEED = 2026;

    private final RecordCodec codec = RecordCodec.ofArchive();

    /** Adds what is missing to the file. */
    public static void main(String[] args) throws IOException {
        RecordCodec codec = RecordCodec.ofArchive();
        Map<String, String> lines = golden();
        List<String> added = new ArrayList<>();
        for (Types.Registered type : released()) {
            if (lines.containsKey(type.tag())) continue;
            added.add(type.tag() + " " + hex(codec.encode(Samples.of(type.type(), SEED))));
        }
        Files.write(Path.of(args[0]), added, java.nio.file.StandardOpenOption.APPEND);
        System.out.println(added.size() + " lines added");
    }

    @Test
    void every_command_event_and_rejection_has_its_golden_bytes() {
        assertThat(golden().keySet())
                .describedAs("add lines by running the main method of this class on %s", RESOURCE)
                .containsAll(released().stream().map(Types.Registered::tag).toList());
    }

    @Test
    void what_was_written_once_is_read_and_written_alike_for_ever() {
        for (Map.Entry<String, String> line : golden().entrySet()) {
            Object read = codec.decode(HexFormat.of().parseHex(line.getValue()));
            boolean former =
                    !Types.loaded().of(read.getClass()).orElseThrow().tag().equals(line.getKey());
            assertThat(former || isAlikeOrGrown(hex(codec.encode(read)), line.getValue(), read))
                    .describedAs(
                            "%s is written differently now: give it a new version, keep the old shape as a Former",
                            line.getKey())
                    .isTrue();
        }
    }

    /** Equal bytes; or, when the record has grown since, equal values after another round. */
    private boolean isAlikeOrGrown(String now, String then, Object read) {
        return now.equals(then)
                || (now.length() > then.length()
                        && codec.decode(HexFormat.of().parseHex(now)).equals(read));
    }

    private static List<Types.Registered> released() {
        return Types.loaded().all().stream()
                .filter(Types.Registered::archived)
                .filter(type -> type.type().isRecord())
                .filter(type -> List.of(Command.class, Event.class, Rejection.class).stream()
                        .anyMatch(open -> open.isAssignableFrom(type.type())))
                .toList();
    }

    static Map<String, String> golden() {
        Map<String, String> lines = new TreeMap<>();
        InputStream resource =
                Objects.requireNonNull(GoldenBytesTest.class.getClassLoader().getResourceAsStream(RESOURCE));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            in.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(words -> {
                        lines.put(words[0], words[1]);
                    });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(RESOURCE, e);
        }
        return lines;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
