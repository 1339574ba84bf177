package assay.cli.sweep;

import assay.cli.report.Axis;
import assay.cli.report.Block;
import assay.cli.report.Chart;
import assay.cli.report.Layer;
import assay.cli.report.Page;
import assay.cli.report.Tone;
import assay.simulation.metric.Catalogue;
import assay.simulation.metric.Metric;
import assay.simulation.metric.Unit;
import assay.simulation.scenario.Claim;
import assay.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a sweep found, to look at: a line with its confidence band for one varied path, a heat map for two. */
final class SweepReport {
    /** Fields and marks in all charts together, so that the page stays small. */
    private static final int MOST_MARKS = 12_000;

    private static final int MOST_ROWS = 1_000;
    private static final int MOST_OPEN_ROWS = 30;
    private static final int MOST_LINES = 8;
    /** So many have their numbers written in them. */
    private static final int FEW_FIELDS = 120;

    private static final String EXPLAINED =
            "Means over the seeds; bands and ± are 95 % confidence intervals of the mean "
                    + "by Student's t. All cells are run from the same seeds.";

    private final Scenario scenario;
    private final Grid grid;
    private final Table table;
    private final Catalogue catalogue;

    SweepReport(Scenario scenario, Grid grid, Table table) {
        this.scenario = scenario;
        this.grid = grid;
        this.table = table;
        this.catalogue = Catalogue.of(scenario);
    }

    Page page(String command, int seeds) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(facts(seeds)));
        blocks.add(new Block.Command("The same again:", command));
        scenario.claim().map(Claim::holds).ifPresent(claim -> {
            blocks.add(new Block.Heading("Is it so that " + claim + "?", claimed()));
            if (grid.axes().size() == 2) blocks.add(verdicts());
        });
        blocks.add(new Block.Heading(heading(), EXPLAINED));
        int charts = Math.max(1, MOST_MARKS / grid.cells());
        for (String metric : table.metrics().stream().limit(charts).toList()) blocks.add(chart(metric));
        blocks.add(cells());
        return new Page("Sweep", scenario.question(), scenario.hypothesis(), blocks);
    }

    private String heading() {
        List<String> paths = grid.axes().stream().map(Varied::path).toList();
        return paths.isEmpty() ? "One cell" : "By " + String.join(" and ", paths);
    }

    private List<Block.Facts.Fact> facts(int seeds) {
        List<Block.Facts.Fact> facts = new ArrayList<>();
        facts.add(new Block.Facts.Fact("cells", Integer.toString(grid.cells())));
        facts.add(new Block.Facts.Fact("seeds", scenario.seed() + " to " + (scenario.seed() + seeds - 1)));
        facts.add(new Block.Facts.Fact("runs", Integer.toString(grid.cells() * seeds)));
        return facts;
    }

    private String claimed() {
        return "In " + table.count("supported") + " of " + grid.cells() + " cells it is, in " + table.count("refuted")
                + " it is not, and in " + table.count("undecided") + " the runs do not decide it.";
    }

    private Block chart(String metric) {
        Optional<Metric> known = catalogue.find(metric).map(Catalogue.Entry::metric);
        String unit = known.map(Metric::unit).map(Unit::symbol).orElse("");
        String meaning = known.map(SweepReport::meaning).orElse("");
        if (grid.axes().isEmpty()) return new Block.Absent(metric, "Nothing is varied: see the table.");
        if (grid.axes().size() == 2) return heat(metric, meaning, unit);
        return lines(metric, meaning, Axis.of(metric, unit));
    }

    /** Along the last path; a line for each combination of the others. */
    private Block lines(String metric, String meaning, Axis y) {
        Varied along = grid.axes().get(grid.axes().size() - 1);
        Scale scale = new Scale(along);
        int length = along.values().size();
        int others = grid.cells() / length;
        if (others > MOST_LINES) return new Block.Absent(metric, others + " lines would be too many: see table.csv.");
        List<Layer> layers = new ArrayList<>();
        for (int other = 0; other < others; other++) {
            Layer.Rows means = new Layer.Rows();
            Layer.Rows band = new Layer.Rows();
            for (int i = 0; i < length; i++) {
                Estimate estimate = table.estimate(other * length + i, metric);
                if (estimate.n() == 0) continue;
                means.add(Table.words(estimate), scale.height(i), estimate.mean());
                if (estimate.n() > 1) band.add(scale.height(i), estimate.low(), estimate.high());
            }
            if (means.isEmpty()) continue;
            String name = others == 1 ? metric : name(other * length, along);
            layers.add(means.as(name, Layer.Kind.DOTTED, Tone.NEXT));
            if (!band.isEmpty()) layers.add(band.as(name, Layer.Kind.RIBBON, Tone.NEXT));
        }
        if (layers.isEmpty()) return new Block.Absent(metric, "No run has measured it.");
        return Chart.of(metric, sentence(meaning), scale.axis(), y, layers);
    }

    private String name(int cell, Varied along) {
        List<String> parts = new ArrayList<>();
        grid.values(cell).forEach((path, value) -> {
            if (!path.equals(along.path())) parts.add(path.substring(path.lastIndexOf('.') + 1) + " " + value);
        });
        return String.join(", ", parts);
    }

    private Block heat(String metric, String meaning, String unit) {
        Layer.Rows fields = new Layer.Rows();
        int width = grid.axes().get(1).values().size();
        for (int cell = 0; cell < grid.cells(); cell++) {
            Estimate estimate = table.estimate(cell, metric);
            if (estimate.n() == 0) continue;
            int row = cell / width;
            fields.add(Table.words(estimate), cell % width, row, estimate.mean());
        }
        if (fields.isEmpty()) return new Block.Absent(metric, "No run has measured it.");
        String ends = grid.cells() > FEW_FIELDS ? " The palest field is the least, the strongest the most." : "";
        String scale = unit.isEmpty() ? metric : metric + " (" + unit + ")";
        return map(metric, sentence(meaning) + ends, fields.as("", Layer.Kind.HEAT, Tone.ACCENT), scale);
    }

    private Block verdicts() {
        Layer.Rows fields = new Layer.Rows();
        int width = grid.axes().get(1).values().size();
        for (int cell = 0; cell < grid.cells(); cell++) {
            String verdict = Optional.ofNullable(table.verdict(cell)).orElse("undecided");
            double value = verdict.equals("supported") ? 1 : verdict.equals("refuted") ? -1 : 0;
            int row = cell / width;
            fields.add(verdict, cell % width, row, value);
        }
        String claim = scenario.claim().map(Claim::holds).orElse("");
        return map("Verdicts", "Whether " + claim + ".", fields.as("", Layer.Kind.WORDS, Tone.ACCENT), null);
    }

    private Block map(String title, String caption, Layer fields, @Nullable String scale) {
        Axis x = new Scale(grid.axes().get(1)).places();
        Axis y = new Scale(grid.axes().get(0)).places();
        return new Chart(title, caption, false, x, y, List.of(fields), scale);
    }

    /** A metric that differs from the one before it only in what it is divided by says no more than that. */
    private static String meaning(Metric metric) {
        String before = "";
        for (Metric each : Metric.values()) {
            String own = each.meaning();
            String whole = own.startsWith("the same") ? before + own.substring("the same".length()) : own;
            if (each == metric) return whole;
            before = whole;
        }
        return before;
    }

    private static String sentence(String meaning) {
        if (meaning.isEmpty()) return "";
        return Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ".";
    }

    private Block cells() {
        List<String> columns =
                new ArrayList<>(grid.axes().stream().map(Varied::path).toList());
        if (table.judged()) columns.add("verdict");
        List<Integer> numeric = new ArrayList<>();
        for (String metric : table.metrics()) {
            numeric.add(columns.size());
            columns.add(metric);
        }
        List<List<String>> rows = new ArrayList<>();
        for (int cell = 0; cell < Math.min(MOST_ROWS, grid.cells()); cell++) {
            List<String> row = new ArrayList<>(grid.values(cell).values());
            Optional.ofNullable(table.verdict(cell)).ifPresent(row::add);
            for (String metric : table.metrics()) row.add(Table.words(table.estimate(cell, metric)));
            rows.add(row);
        }
        String title =
                rows.size() < grid.cells() ? "The first " + rows.size() + " cells; all are in table.csv" : "All cells";
        return new Block.Table(title, columns, numeric, rows, rows.size() > MOST_OPEN_ROWS);
    }
}
