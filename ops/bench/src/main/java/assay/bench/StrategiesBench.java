package assay.bench;

import assay.bench.StrategyRun.Attack;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan.Spread;
import assay.domain.training.DataSource;
import assay.domain.training.JobFailed;
import assay.domain.training.Strategy;
import assay.training.NativeMath;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The accuracy that each aggregation strategy comes to with ten members, of whom two poison or nobody does, with data that
 * are spread evenly or by label. Arguments: the images and labels files of an IDX dataset such as Fashion-MNIST, or none
 * for generated data.
 */
public final class StrategiesBench {
    private static final List<Long> SEEDS = List.of(1L, 2L);

    /** Accuracies in percent, one for each seed. */
    private final Map<String, List<Double>> accuracies = new LinkedHashMap<>();

    private StrategiesBench() {}

    public static void main(String[] arguments) throws JobFailed, IOException {
        NativeMath math = NativeMath.probe();
        if (!math.available()) throw new IllegalStateException(math.problem());
        Report report = new Report("strategies");
        DataSource source = arguments.length == 2
                ? new DataSource(DataFormat.IDX, arguments[0], arguments[1], "")
                : StrategyRun.generated();
        StrategiesBench bench = new StrategiesBench();
        for (long seed : SEEDS) {
            for (Spread spread : Spread.values()) bench.measure(new StrategyRun(source, spread, seed), spread, seed);
        }
        report.publish(bench.table(), bench.json(report, source));
    }

    private void measure(StrategyRun run, Spread spread, long seed) throws JobFailed {
        for (Strategy strategy : Strategy.values()) {
            for (Attack attack : Attack.values()) {
                double accuracy = 100 - run.errorAfter(strategy, attack) / 1e4;
                accuracies
                        .computeIfAbsent(key(strategy, spread, attack), fresh -> new ArrayList<>())
                        .add(accuracy);
                System.err.printf("seed %d, %s: %.1f%n", seed, key(strategy, spread, attack), accuracy);
            }
        }
    }

    private static String key(Strategy strategy, Spread spread, Attack attack) {
        return strategy.word() + ", " + spread + ", " + attack;
    }

    private Table table() {
        List<String> heads = new ArrayList<>(List.of("accuracy after " + StrategyRun.ROUNDS + " rounds, %"));
        for (Spread spread : Spread.values()) {
            for (Attack attack : Attack.values()) {
                heads.add((spread == Spread.EVEN ? "even: " : "by label: ") + attack.words);
            }
        }
        Table table = new Table(heads.toArray(String[]::new));
        for (Strategy strategy : Strategy.values()) {
            List<String> cells = new ArrayList<>(List.of(strategy.word()));
            for (Spread spread : Spread.values()) {
                for (Attack attack : Attack.values())
                    cells.add(words(accuracies.getOrDefault(key(strategy, spread, attack), List.of())));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    /** The mean, and how far the seeds are apart. */
    private static String words(List<Double> values) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        return Table.number(mean, 1) + " (" + Table.number(least, 0) + "–" + Table.number(most, 0) + ")";
    }

    private ObjectNode json(Report report, DataSource source) {
        ObjectNode json = report.json();
        json.put("data", source.features());
        ObjectNode each = json.putObject("accuracyPercent");
        accuracies.forEach((key, values) -> {
            ArrayNode array = each.putArray(key);
            values.forEach(array::add);
        });
        return json;
    }
}
