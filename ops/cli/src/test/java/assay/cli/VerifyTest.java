package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One simulated journal, verified as it is and forged in several ways. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyTest {
    private final Path folder;
    private final Path journal;
    private final List<String> lines;

    VerifyTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.journal = folder.resolve("journal.jsonl");
        String scenario = "src/test/resources/sound/scenario/weeds.yaml";
        assertThat(Command.run("simulate", scenario, "--out", folder.toString()).exit())
                .isZero();
        this.lines = Files.readAllLines(journal);
    }

    @Test
    void everything_that_was_decided_is_decided_again_and_the_money_is_followed() throws Exception {
        Command run = verify(journal, "--json");
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode data = new ObjectMapper().readTree(run.out()).path("data");
        assertThat(data.path("entries").asInt()).isEqualTo(lines.size()).isGreaterThan(100);
        assertThat(data.path("entities").asInt()).isGreaterThan(10);
        long held = data.path("heldMicros").asLong();
        assertThat(held).isPositive();
        assertThat(data.path("depositedMicros").asLong()
                        - data.path("withdrawnMicros").asLong())
                .isEqualTo(held);
        JsonNode escrow = data.path("escrows").path(0);
        assertThat(escrow.path("escrowedMicros").asLong()).isEqualTo(250_000_000);
        assertThat(run.err())
                .contains(lines.size() + " entries of ")
                .contains("all of them agree", "balances and money in flight", "escrowed 250 = paid ");
    }

    @Test
    void a_packed_journal_is_read_as_it_is() throws Exception {
        Path packed = folder.resolve("journal.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Files.readAllBytes(journal));
        }
        assertThat(verify(packed).exit()).isZero();
    }

    @Test
    void a_forged_amount_is_found_and_its_entry_named() throws Exception {
        int at = first("\"type\":\"account.Deposited\"");
        List<String> forged = new ArrayList<>(lines);
        // What the cashier said is kept; what the account made of it is not.
        int events = lines.get(at).indexOf("\"events\"");
        String rest = lines.get(at).substring(events).replaceFirst("\"amount\":\"\\d+", "\"amount\":\"77");
        forged.set(at, lines.get(at).substring(0, events) + rest);
        assertThat(forged.get(at)).isNotEqualTo(lines.get(at));

        Command run = verify(write("forged.jsonl", forged), "--json");

        assertThat(run.exit()).isEqualTo(1);
        JsonNode line = new ObjectMapper().readTree(lines.get(at));
        String entity = line.path("entity").asText();
        JsonNode error = new ObjectMapper().readTree(run.out()).path("error");
        assertThat(error.path("code").asText()).isEqualTo("journal-differs");
        assertThat(run.err()).contains("the rules give", entity + " entry " + line.path("number"));
    }

    @Test
    void a_line_that_was_taken_out_is_missed() throws Exception {
        List<String> forged = new ArrayList<>(lines);
        forged.remove(first("\"type\":\"task.RoundClosed\""));
        Command run = verify(write("shorter.jsonl", forged));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("task/", "is not what the rules give from entry", "hint: ");
    }

    @Test
    void what_is_no_journal_ends_with_4_and_its_place() throws Exception {
        Path text = write("text.jsonl", List.of(lines.get(0), "{\"schema\": nonsense}"));
        Command run = verify(text);
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains(text + ", line 2: column ", "hint: assay journal export");

        String other = lines.get(0).replace("assay-journal/1", "assay-journal/9");
        assertThat(verify(write("other.jsonl", List.of(other))).err()).contains("line 1", "assay-journal/9");
        assertThat(verify(write("other.jsonl", List.of(other))).exit()).isEqualTo(4);
        assertThat(verify(write("empty.jsonl", List.of())).exit()).isEqualTo(4);
        assertThat(verify(write("unpacked.gz", lines)).exit()).isEqualTo(4);
        assertThat(verify(folder).exit()).isEqualTo(4);
        assertThat(verify(folder.resolve("none.jsonl")).exit()).isEqualTo(4);
    }

    private int first(String text) {
        for (int at = 0; at < lines.size(); at++) if (lines.get(at).contains(text)) return at;
        throw new AssertionError("no line with " + text);
    }

    private Path write(String name, List<String> text) throws Exception {
        return Files.write(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static Command verify(Path file, String... options) {
        List<String> words = new ArrayList<>(List.of("journal", "verify", file.toString()));
        words.addAll(List.of(options));
        return Command.run(words.toArray(new String[0]));
    }
}
