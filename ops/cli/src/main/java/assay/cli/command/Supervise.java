package assay.cli.command;

import assay.cli.Output;
import assay.cli.live.Fleet;
import assay.cli.live.FleetPlan;
import assay.domain.money.Credits;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Population;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code supervise}: the process that {@code up} leaves behind; holds the cluster until it is ended. */
@Command(
        name = "supervise",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Hold a cluster until this process is ended.")
final class Supervise extends Action {
    private static final long TASKS = 10;

    @Parameters(paramLabel = "FILE")
    Path file = Path.of("");

    @Option(names = "--nodes")
    int nodes = 3;

    @Option(names = "--data", required = true)
    Path data = Path.of("");

    @Option(names = "--set")
    List<String> settings = List.of();

    /** So that one cluster can run several tasks: deposits in a file are as large as one run of it needs. */
    private static Population richer(Population population) {
        List<Client> clients = population.clients().stream()
                .map(each -> new Client(
                        each.name(),
                        Credits.micros(Math.multiplyExact(each.deposit().micros(), TASKS)),
                        each.behaviour(),
                        each.region()))
                .toList();
        return new Population(clients, population.miners(), population.evaluators(), population.verifiers());
    }

    @Override
    Object perform(Output output) throws InterruptedException {
        var scenario = Reading.scenario(file, settings);
        try (Fleet fleet = Fleet.start(new FleetPlan(data, nodes, richer(scenario.population())), output::say)) {
            new CountDownLatch(1).await();
            return Map.of("held", fleet.file().members().size());
        }
    }
}
