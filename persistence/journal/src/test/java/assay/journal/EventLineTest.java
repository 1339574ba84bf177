package assay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.board.BoardEvent;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.journal.codec.Samples;
import assay.journal.codec.UnreadableRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLineTest {
    private static final EntityId BOARD = new EntityId(EntityType.BOARD, "main");
    private static final int SAMPLES = 300;

    private final EventLine lines = new EventLine();

    @Test
    void a_line_says_everything_in_plain_words() {
        Entry<BoardEvent> entry = BoardJournal.entry(BOARD, 1, CassandraJournalTest.announced(7));
        assertThat(lines.write(entry))
                .isEqualTo(
                        "{\"schema\":\"assay-journal/1\",\"entity\":\"board/main\",\"number\":1,\"epoch\":1,"
                                + "\"time\":\"1970-01-01T00:00:01Z\","
                                + "\"cause\":{\"type\":\"cell.Due\",\"at\":\"1970-01-01T00:00:01Z\"},"
                                + "\"trace\":\"board/main@1\",\"events\":[{\"type\":\"board.Announced\",\"listing\":{"
                                + "\"task\":\"task/t-7\",\"client\":\"alice\",\"title\":\"a task\",\"kind\":\"training\","
                                + "\"bounty\":\"7.000000\",\"stake\":\"0.000000\",\"needs\":[],\"filler\":false,"
                                + "\"reputation\":{\"kept\":false,\"minimumMicros\":0,\"newcomers\":0}}}],\"refusal\":null,\"sends\":[]}");
    }

    @Test
    void an_entry_is_read_as_it_was_written() {
        for (int seed = 0; seed < SAMPLES; seed++) {
            Object entry = Samples.of(Entry.class, seed);
            assertThat(lines.read(lines.write((Entry<?>) entry)))
                    .describedAs("seed %d", seed)
                    .isEqualTo(entry);
        }
    }

    @Test
    void what_is_wrong_with_a_line_is_said_with_its_place() {
        String good = lines.write(BoardJournal.entry(BOARD, 1, CassandraJournalTest.announced(7)));
        assertRefused("", "JSON");
        assertRefused("{", "JSON");
        assertRefused("[]", "object");
        assertRefused(good.replace("journal/1", "journal/2"), "assay-journal/2");
        assertRefused(good.replace("\"7.000000\"", "7"), "events[0].listing.bounty");
        assertRefused(good.replace("\"7.000000\"", "\"7.0000001\""), "events[0].listing.bounty");
        assertRefused(good.replace("board/main\",\"number", "ship/main\",\"number"), ".entity");
        assertRefused(good.replace("\"number\":1", "\"number\":1.5"), ".number");
        assertRefused(good.replace("board.Announced", "board.Shouted"), "board.Shouted");
        assertRefused(good.replace("\"kind\":", "\"sort\":"), "events[0].listing");
        assertRefused(good.replace("\"trace\"", "\"entity\""), "JSON");
        assertRefused(good + good, "JSON");
    }

    private void assertRefused(String line, String saying) {
        assertThatThrownBy(() -> lines.read(line))
                .describedAs(line)
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining(saying);
    }

    @Test
    void a_damaged_line_does_nothing_but_fail() {
        SplittableRandom random = new SplittableRandom(11);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            StringBuilder line = new StringBuilder(lines.write((Entry<?>) Samples.of(Entry.class, round % 50)));
            line.setCharAt(random.nextInt(line.length()), (char) random.nextInt(32, 127));
            try {
                lines.read(line.toString());
            } catch (UnreadableRecord expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    @Test
    void a_file_gives_back_its_entries_packed_or_not(@TempDir Path directory) throws IOException {
        List<Entry<BoardEvent>> entries = Stream.iterate(1, n -> n + 1)
                .limit(100)
                .map(n -> BoardJournal.entry(BOARD, n, CassandraJournalTest.announced(n)))
                .toList();
        for (String name : List.of("journal.jsonl", "journal.jsonl.gz")) {
            Path file = directory.resolve(name);
            try (JournalFile.Writer writer = JournalFile.write(file)) {
                entries.forEach(writer);
                assertThat(file).doesNotExist();
                writer.complete();
                assertThat(writer.count()).isEqualTo(100);
            }
            try (Stream<Entry<?>> read = JournalFile.read(file)) {
                assertThat(read.toList()).isEqualTo(entries);
            }
        }
        assertThat(Files.size(directory.resolve("journal.jsonl.gz")))
                .isLessThan(Files.size(directory.resolve("journal.jsonl")) / 4);
    }

    @Test
    void a_file_that_was_never_complete_does_not_exist(@TempDir Path directory) throws IOException {
        try (JournalFile.Writer writer = JournalFile.write(directory.resolve("journal.jsonl"))) {
            writer.accept(BoardJournal.entry(BOARD, 1, CassandraJournalTest.announced(1)));
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_bad_line_of_a_file_is_named_by_its_number(@TempDir Path directory) throws IOException {
        String good = lines.write(BoardJournal.entry(BOARD, 1, CassandraJournalTest.announced(1)));
        Path file = Files.writeString(directory.resolve("journal.jsonl"), good + "\n{}\n");
        try (Stream<Entry<?>> read = JournalFile.read(file)) {
            assertThatThrownBy(read::toList)
                    .isInstanceOf(UnreadableRecord.class)
                    .hasMessageContaining("journal.jsonl, line 2");
        }
    }
}
