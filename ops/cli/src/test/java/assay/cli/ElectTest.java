package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ElectTest {
    @Test
    void counting_and_exchanging_messages_elect_the_same_members() throws Exception {
        JsonNode counted = elect("--nodes", "1e4", "--late", "0.001", "--seed", "3");
        JsonNode exchanged = elect("--nodes", "1e4", "--late", "0.001", "--seed", "3", "--messages");
        assertThat(counted.path("members").size()).isBetween(3, 21);
        assertThat(exchanged.path("members")).isEqualTo(counted.path("members"));
        assertThat(exchanged.path("cycles")).isEqualTo(counted.path("cycles"));
        assertThat(exchanged.path("messages").asLong()).isGreaterThan(30_000);
        assertThat(counted.path("elected").path("late").path("candidates").asInt())
                .isEqualTo(10);
        assertThat(elect("--nodes", "1e4", "--late", "0.001", "--seed", "4").path("traceHash"))
                .isNotEqualTo(counted.path("traceHash"));
    }

    @Test
    void over_many_elections_shares_have_margins() throws Exception {
        JsonNode data = elect("--nodes", "2000", "--colluders", "0.2", "--elections", "100");
        JsonNode colluders = data.path("elected").path("vote-splitter");
        assertThat(colluders.path("candidateShare").asDouble()).isEqualTo(0.2);
        assertThat(colluders.path("margin").asDouble()).isBetween(0.001, 0.1);
        assertThat(colluders.path("share").asDouble() - colluders.path("margin").asDouble())
                .isGreaterThan(0.2);
        assertThat(data.path("elected").path("honest").path("share").asDouble()).isLessThan(0.8);
    }

    @Test
    void people_see_every_cycle_and_who_was_elected() {
        Command run = Command.run("elect", "--nodes", "1000", "--loss", "0.01");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("1,000 candidates", "cycle", "members:", "honest", "trace ");
    }

    @Test
    void numbers_that_cannot_be_are_refused() {
        assertThat(Command.run("elect", "--nodes", "1.5").err()).contains("whole number");
        assertThat(Command.run("elect", "--late", "0.7", "--colluders", "0.7").err())
                .contains("no more than");
        assertThat(Command.run("elect", "--minimum", "9", "--maximum", "3").exit())
                .isEqualTo(4);
        assertThat(Command.run("elect", "--elections", "0").exit()).isEqualTo(4);
    }

    private static JsonNode elect(String... options) throws Exception {
        String[] all = new String[options.length + 2];
        all[0] = "elect";
        all[1] = "--json";
        System.arraycopy(options, 0, all, 2, options.length);
        Command run = Command.run(all);
        assertThat(run.exit()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out()).path("data");
    }
}
