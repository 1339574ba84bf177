package assay.cli.picture;

import assay.cli.report.Block;
import assay.cli.report.Numbers;
import assay.simulation.metric.Catalogue;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Claim;
import assay.simulation.scenario.Scenario;
import assay.simulation.study.Comparison;
import assay.simulation.study.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every report has: the answer at its head, and everything that was measured at its end. */
record Measured(Scenario scenario, RunMetrics metrics) {
    private static final int MOST_METRICS = 500;

    /** The verdict and what each seed says; of a claim that was not judged, why. */
    List<Block> answer(Optional<Judgement> judgement, String reason) {
        List<Block> blocks = new ArrayList<>();
        String verdict = judgement.map(each -> each.verdict().word()).orElse("undecided");
        blocks.add(new Block.Answer(verdict, scenario.claim().map(Claim::holds).orElse(""), reason));
        judgement.ifPresent(each -> blocks.add(Proof.of(each, unit(each.claim()))));
        return blocks;
    }

    /** Of what the claim compares: that of its first metric, credits for one. */
    private String unit(Comparison claim) {
        Catalogue catalogue = Catalogue.of(scenario);
        return claim.metrics().stream()
                .flatMap(name -> catalogue.find(name).stream())
                .map(entry -> entry.metric().unit().symbol())
                .findFirst()
                .orElse("");
    }

    Block everything() {
        Catalogue catalogue = Catalogue.of(scenario);
        List<List<String>> rows = new ArrayList<>();
        metrics.values().forEach((name, value) -> {
            Optional<Catalogue.Entry> known = catalogue.find(name);
            rows.add(List.of(
                    name,
                    Numbers.words(value),
                    known.map(entry -> entry.metric().unit().symbol()).orElse(""),
                    known.map(entry -> entry.metric().meaning()).orElse("")));
        });
        List<String> columns = List.of("Metric", "Value", "Unit", "Meaning");
        List<List<String>> shown = rows.subList(0, Math.min(MOST_METRICS, rows.size()));
        return new Block.Table("Everything that was measured in this run", columns, List.of(1), shown, true);
    }
}
