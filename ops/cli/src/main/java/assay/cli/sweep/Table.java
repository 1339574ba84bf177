package assay.cli.sweep;

import assay.cli.report.Numbers;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Scenario;
import assay.simulation.study.Comparison;
import assay.simulation.study.Judgement;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a sweep, in numbers that depend on its runs only: not on their order, nor on how many cores there were. */
final class Table {
    private static final MathContext DIGITS = new MathContext(9);
    private static final int MOST_LINES = 200;

    private final Plan plan;
    private final Runs runs;
    private final int seeds;
    private final List<String> metrics;
    private final List<Optional<Judgement>> judgements = new ArrayList<>();

    Table(Plan plan, List<Scenario> cells, Runs runs, int seeds) {
        this.plan = plan;
        this.runs = runs;
        this.seeds = seeds;
        this.metrics = Choice.of(plan.metrics(), cells.get(0), runs.metrics());
        for (int cell = 0; cell < cells.size(); cell++) judgements.add(judged(cell, cells.get(cell)));
    }

    private Optional<Judgement> judged(int cell, Scenario scenario) {
        Optional<Comparison> comparison = scenario.claim().flatMap(claim -> Comparison.parse(claim.holds()));
        if (comparison.isEmpty()) return Optional.empty();
        double confidence = scenario.claim().orElseThrow().confidenceMicros() / 1e6;
        List<Judgement.Seed> perSeed = new ArrayList<>();
        for (int place = 0; place < seeds; place++) {
            RunMetrics run = runs.run(cell, place);
            perSeed.add(new Judgement.Seed(
                    scenario.seed() + place,
                    comparison.get().left().in(run),
                    comparison.get().right().in(run)));
        }
        return Optional.of(Judgement.of(comparison.get(), confidence, perSeed));
    }

    /** What the runs of {@code cell} say of the claim; null when there is none. */
    @Nullable
    String verdict(int cell) {
        return judgements.get(cell).map(judgement -> judgement.verdict().word()).orElse(null);
    }

    /** How many cells have this verdict. */
    long count(String verdict) {
        return judgements.stream()
                .filter(judgement -> judgement
                        .filter(each -> each.verdict().word().equals(verdict))
                        .isPresent())
                .count();
    }

    /** Whether something is claimed. */
    boolean judged() {
        return judgements.stream().anyMatch(Optional::isPresent);
    }

    /** The names shown. */
    List<String> metrics() {
        return metrics;
    }

    Estimate estimate(int cell, String metric) {
        return runs.estimate(cell, metric);
    }

    SweepData data(Path folder, int resumed, double wallSeconds) {
        List<SweepData.Cell> cells = new ArrayList<>();
        for (int cell = 0; cell < plan.grid().cells(); cell++) {
            Map<String, SweepData.Figure> figures = new LinkedHashMap<>();
            for (String metric : metrics) figures.put(metric, SweepData.Figure.of(runs.estimate(cell, metric)));
            cells.add(new SweepData.Cell(plan.grid().values(cell), verdict(cell), figures));
        }
        return new SweepData(
                folder.toString(), plan.command(seeds), runs.count(), resumed, seeds, wallSeconds, metrics, cells);
    }

    /** One line per cell and metric, whichever are shown, below a line of names. */
    String csv() {
        StringBuilder csv = new StringBuilder();
        for (Varied axis : plan.grid().axes()) csv.append(field(axis.path())).append(',');
        csv.append("metric,n,mean,low,high").append(judged() ? ",verdict\n" : "\n");
        for (int cell = 0; cell < plan.grid().cells(); cell++) {
            for (String metric : runs.metrics()) line(csv, cell, metric);
        }
        return csv.toString();
    }

    private void line(StringBuilder csv, int cell, String metric) {
        Estimate estimate = runs.estimate(cell, metric);
        for (String value : plan.grid().values(cell).values())
            csv.append(field(value)).append(',');
        csv.append(metric).append(',').append(estimate.n());
        for (double number : new double[] {estimate.mean(), estimate.low(), estimate.high()}) {
            csv.append(',').append(Double.isNaN(number) ? "" : number(number, DIGITS));
        }
        String verdict = verdict(cell);
        if (verdict != null) csv.append(',').append(verdict);
        csv.append('\n');
    }

    private static String field(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String number(double number, MathContext digits) {
        BigDecimal rounded = new BigDecimal(number).round(digits).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** The table for people: a line per cell, a column per metric shown. */
    List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>();
        for (Varied axis : plan.grid().axes()) head.add(axis.path());
        head.addAll(metrics);
        if (judged()) head.add("verdict");
        rows.add(head);
        for (int cell = 0; cell < Math.min(MOST_LINES, plan.grid().cells()); cell++) {
            List<String> row = new ArrayList<>(plan.grid().values(cell).values());
            for (String metric : metrics) row.add(words(runs.estimate(cell, metric)));
            String verdict = verdict(cell);
            if (verdict != null) row.add(verdict);
            rows.add(row);
        }
        List<String> lines = aligned(rows);
        int more = plan.grid().cells() - MOST_LINES;
        if (more > 0) lines.add("… and " + more + " more cells in table.csv");
        return lines;
    }

    /** {@code 0.95 ± 0.02}. */
    static String words(Estimate estimate) {
        if (estimate.n() == 0) return "-";
        String mean = Numbers.words(estimate.mean());
        if (estimate.n() == 1) return mean;
        return mean + " ± " + number((estimate.high() - estimate.low()) / 2, new MathContext(2));
    }

    private static List<String> aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++)
                widths[i] = Math.max(widths[i], row.get(i).length());
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
