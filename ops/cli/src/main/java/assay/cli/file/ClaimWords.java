package assay.cli.file;

import assay.file.Document;
import assay.file.Words;
import assay.simulation.metric.Catalogue;
import assay.simulation.scenario.Claim;
import assay.simulation.study.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what a scenario claims: that it is a comparison, and of metrics that its runs may have. */
final class ClaimWords {
    private static final String FIELD = "claim.holds";

    private ClaimWords() {}

    static void check(Claim claim, Catalogue catalogue, Document document) {
        Optional<Comparison> comparison = Comparison.parse(claim.holds());
        if (comparison.isEmpty()) {
            document.violated(FIELD, claim.holds(), Comparison.FORM);
            return;
        }
        List<String> wrong = new ArrayList<>();
        for (String unknown : comparison.get().unknown(catalogue)) {
            wrong.add(Words.near(unknown, catalogue.names().keySet())
                    .map(near -> "did you mean \"" + near + "\"?")
                    .orElse("\"" + unknown + "\" is not among those of docs/metrics.md"));
        }
        if (!wrong.isEmpty()) {
            document.violated(FIELD, claim.holds(), "metrics of this scenario: " + String.join(" ", wrong));
        }
        if (comparison.get().metrics().isEmpty()) document.violated(FIELD, claim.holds(), "at least one metric");
    }
}
