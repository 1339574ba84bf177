package assay.bench;

import assay.cli.live.ClusterFile;
import assay.cli.live.Fleet;
import assay.cli.live.FleetPlan;
import assay.cli.live.Tokens;
import assay.cluster.config.Failover;
import assay.domain.money.Credits;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Population;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Whether the memory of nodes stays flat under load: three nodes take commands over HTTP, and twenty times in all it is
 * looked how much of each is resident and how much of its heap is alive after a collection. Argument: minutes (30).
 */
public final class MemoryBench {
    private static final int NODES = 3;
    private static final int LOOKS = 20;
    private static final int PARALLEL = 8;
    private static final int ACCOUNTS = 256;
    private static final double MIB = 1024;
    private static final Population ONE_CLIENT =
            new Population(List.of(Client.of("bench-client", Credits.of(1))), List.of(), List.of());

    /** Of one node at one moment, in MiB. */
    private record Sample(double resident, double alive) {}

    private MemoryBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
        Report report = new Report("memory");
        Path folder = Files.createTempDirectory("memory-bench");
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        long commands = 0;
        try (Fleet fleet = Fleet.start(new FleetPlan(folder, NODES, ONE_CLIENT, Failover.SAFE, true), Report::say)) {
            Commands market = new Commands(
                    fleet.file().endpoints(),
                    Tokens.in(folder, fleet.file().endpoints()).own(),
                    ACCOUNTS);
            long part = Duration.ofMinutes(minutes).toSeconds() / LOOKS;
            for (int look = 0; look < LOOKS; look++) {
                String run = "m" + look;
                Throughput load = Throughput.of(number -> market.give(run, number), PARALLEL, Math.toIntExact(part));
                commands += Math.round(load.perSecond() * part);
                for (ClusterFile.Member member : fleet.file().members()) {
                    if (member.http().isEmpty()) continue;
                    samples.computeIfAbsent(member.name(), name -> new ArrayList<>())
                            .add(sample(member.pid()));
                }
            }
        } finally {
            Place.remove(folder);
        }
        publish(report, samples, minutes, commands);
    }

    private static Sample sample(long pid) throws IOException, InterruptedException {
        // The count is made after a full collection.
        Process histogram = new ProcessBuilder(
                        Path.of(Place.java()).resolveSibling("jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String said = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!histogram.waitFor(1, TimeUnit.MINUTES) || histogram.exitValue() != 0) {
            throw new IllegalStateException("jcmd failed: " + said);
        }
        String total = said.lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        double alive = Double.parseDouble(total.trim().split("\\s+", -1)[2]) / MIB / MIB;
        double resident = Resident.of(ProcessHandle.of(pid).orElseThrow()).total() / MIB;
        return new Sample(resident, alive);
    }

    private static void publish(Report report, Map<String, List<Sample>> samples, int minutes, long commands)
            throws IOException {
        Table table = new Table(
                minutes + " min, " + Table.number((double) commands, 0) + " commands",
                "alive in the heap, first half MiB",
                "second half MiB",
                "resident, first half MiB",
                "second half MiB");
        ObjectNode json = report.json().put("minutes", minutes).put("commands", commands);
        samples.forEach((node, all) -> {
            List<Sample> first = all.subList(0, all.size() / 2);
            List<Sample> second = all.subList(all.size() / 2, all.size());
            double aliveFirst = Numbers.of(first, Sample::alive).median();
            double aliveSecond = Numbers.of(second, Sample::alive).median();
            double residentFirst = Numbers.of(first, Sample::resident).median();
            double residentSecond = Numbers.of(second, Sample::resident).median();
            table.row(
                    node,
                    Table.number(aliveFirst, 1),
                    Table.number(aliveSecond, 1),
                    Table.number(residentFirst, 0),
                    Table.number(residentSecond, 0));
            json.putObject(node)
                    .put("aliveFirstMib", aliveFirst)
                    .put("aliveSecondMib", aliveSecond)
                    .put("residentFirstMib", residentFirst)
                    .put("residentSecondMib", residentSecond);
        });
        report.publish(table, json);
    }
}
