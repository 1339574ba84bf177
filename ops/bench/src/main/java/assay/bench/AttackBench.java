package assay.bench;

import assay.bench.Attacks.Choice;
import assay.cli.file.ScenarioFile;
import assay.file.BadFile;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Scenario;
import assay.simulation.study.Interval;
import assay.simulation.study.Study;
import assay.simulation.study.Trainers;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rule by attack: what an attacker gains over honest work, in credits. Each cell is the mean over seeds of what two of
 * ten miners earn by the attack, less costs and lost stakes, minus the same of the same two when they are honest; the
 * interval is Student's at 95 % over the differences seed by seed.
 */
public final class AttackBench {
    private static final int SEEDS = 30;
    private static final double CONFIDENCE = 0.95;
    private static final String PROFIT = "profit.mean.attacker";

    private final Path base;
    private final Attacks.Study attacks;
    private final Study study = new Study(Trainers.curves());
    private final ObjectNode json;

    private AttackBench(Attacks.Study attacks, ObjectNode json) {
        this.base = Path.of(System.getProperty("assay.root", "."), "scenarios", "studies", attacks.base());
        this.attacks = attacks;
        this.json = json;
    }

    /** Which of the two tables: {@code attacks} or {@code seats}. */
    public static void main(String[] arguments) throws Exception {
        Report report = new Report(arguments[0]);
        Attacks.Study attacks = arguments[0].equals("seats") ? Attacks.SEATS : Attacks.WORK;
        ObjectNode json = report.json();
        Table table = new AttackBench(attacks, json).table();
        report.publish(table, json);
    }

    private Table table() throws BadFile, InterruptedException {
        List<String> heads = new ArrayList<>(List.of("market", "honest work earns"));
        for (Choice attack : attacks.attacks()) heads.add(attack.name());
        Table table = new Table(heads.toArray(String[]::new));
        // A mistake in the last row shows before the first is run.
        for (Choice market : attacks.markets()) {
            for (Choice attack : attacks.attacks()) scenario(market, attack);
        }
        for (Choice market : attacks.markets()) {
            List<String> cells = row(market);
            table.row(cells.toArray(String[]::new));
            System.err.println(String.join(" | ", cells));
        }
        return table;
    }

    private List<String> row(Choice market) throws BadFile, InterruptedException {
        double[] honest = profits(market, new Choice("honest"));
        List<String> cells = new ArrayList<>(List.of(market.name(), cell(honest, market.name(), "honest work")));
        for (Choice attack : attacks.attacks()) {
            double[] attacking = profits(market, attack);
            for (int i = 0; i < attacking.length; i++) attacking[i] -= honest[i];
            cells.add(cell(attacking, market.name(), attack.name()));
        }
        return cells;
    }

    private double[] profits(Choice market, Choice attack) throws BadFile, InterruptedException {
        List<RunMetrics> runs = study.measureSeeds(scenario(market, attack), SEEDS, Optional.empty(), (over, of) -> {});
        return runs.stream().mapToDouble(run -> run.value(PROFIT).orElseThrow()).toArray();
    }

    private Scenario scenario(Choice market, Choice attack) throws BadFile {
        List<String> settings = new ArrayList<>(market.settings());
        settings.addAll(attack.settings());
        return ScenarioFile.read(base, settings);
    }

    private String cell(double[] values, String market, String attack) {
        Interval found = Interval.of(values, CONFIDENCE).orElseThrow();
        json.withArray("cells")
                .addObject()
                .put("market", market)
                .put("attack", attack)
                .put("mean", found.mean())
                .put("low", found.low())
                .put("high", found.high());
        double half = (found.high() - found.low()) / 2;
        return Table.number(found.mean(), 1) + " ± " + Table.number(half, 1);
    }
}
