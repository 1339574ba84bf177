package assay.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.file.ScenarioFile;
import assay.cluster.config.Failover;
import assay.cluster.config.NodeConfig;
import assay.cluster.config.NodeConfigFile;
import assay.cluster.config.Role;
import assay.participant.Population;
import assay.participant.PopulationFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeFileTest {
    private static final Path SCENARIOS = Path.of(System.getProperty("assay.root", "../.."), "scenarios");

    @Test
    void a_node_can_read_what_is_written_for_it(@TempDir Path data) throws Exception {
        NodeFile files = new NodeFile(
                data,
                List.of("127.0.0.1:4001", "127.0.0.1:4002"),
                "127.0.0.1:9042",
                List.of("miner-1"),
                data.resolve("operator.token"));
        NodeConfig node = NodeConfigFile.read(files.market("node-1", 4001, 4101, Failover.SAFE));
        assertThat(node.roles()).containsExactly(Role.MARKET, Role.WORKER, Role.API);
        assertThat(node.network().seeds()).hasSize(2);
        assertThat(node.stopWithParent()).isTrue();
    }

    @Test
    void everybody_of_the_scenario_lives_in_one_process(@TempDir Path data) throws Exception {
        var scenario = ScenarioFile.read(SCENARIOS.resolve("first-contribution.yaml"), List.of())
                .population();
        Path file = new People(scenario).write(data, List.of("http://127.0.0.1:4001"), Population.Workforce.OWN);
        Population people = PopulationFile.read(file).people();
        assertThat(people.miners()).hasSize(6).allMatch(miner -> miner.own().isPresent());
        assertThat(people.evaluators()).hasSize(4);
        assertThat(people.clients()).hasSize(1);
    }
}
