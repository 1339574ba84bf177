package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @Test
    @Tag("long")
    void the_demonstration_ends_with_a_payout_that_adds_up(@TempDir Path folder) throws Exception {
        Command run = Command.run("demo", "--json", "--nodes", "2", "--data", folder.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode data = new ObjectMapper().readTree(run.out()).path("data");
        long escrow = data.path("escrowMicros").asLong();
        assertThat(escrow).isEqualTo(1_000_000_000);
        assertThat(data.path("paidMicros").asLong()
                        + data.path("refundedMicros").asLong())
                .isEqualTo(escrow);
        assertThat(data.path("payouts")).isNotEmpty();
        assertThat(data.path("finalAccuracy").asDouble())
                .isGreaterThan(data.path("initialAccuracy").asDouble());
        assertThat(data.path("leader").asText()).startsWith("miner-");
    }

    @Test
    @Tag("long")
    void what_its_actors_wrote_decides_to_itself(@TempDir Path folder) throws Exception {
        String data = folder.resolve("data").toString();
        Path journal = folder.resolve("journal.jsonl");
        try {
            Command demo = Command.run("demo", "--keep", "--json", "--nodes", "2", "--data", data);
            assertThat(demo.exit()).as(demo.err()).isZero();
            Command export = Command.run("journal", "export", "--data", data, "--out", journal.toString());
            assertThat(export.exit()).as(export.err()).isZero();
        } finally {
            assertThat(Command.run("down", "--data", data).exit()).isZero();
        }
        Command verify = Command.run("journal", "verify", journal.toString(), "--json");
        assertThat(verify.exit()).as(verify.err()).isZero();
        JsonNode found = new ObjectMapper().readTree(verify.out()).path("data");
        assertThat(found.path("entries").asInt()).isGreaterThan(100);
        assertThat(found.path("escrows")).hasSize(1);
    }

    @Test
    void without_a_cluster_live_commands_end_with_2(@TempDir Path folder) {
        assertThat(Command.run("status", "--data", folder.toString()).exit()).isEqualTo(2);
        assertThat(Command.run("task", "list", "--data", folder.toString()).exit())
                .isEqualTo(2);
        assertThat(Command.run("down", "--data", folder.toString()).exit()).isZero();
    }
}
