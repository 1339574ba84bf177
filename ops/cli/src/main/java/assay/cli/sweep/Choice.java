package assay.cli.sweep;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.file.Words;
import assay.simulation.metric.Catalogue;
import assay.simulation.scenario.Scenario;
import assay.simulation.study.Comparison;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which metrics are shown: those asked for, or those that the claim compares and a few that every scenario has. */
final class Choice {
    private static final List<String> USUAL = List.of("tasks.completed", "tasks.final-error.mean", "profit.mean.*");
    private static final List<String> OF_ELECTORATES = List.of("elected.share.*", "election.cycles.mean");
    private static final int MOST_USUAL = 6;

    private Choice() {}

    /** Refuses what is asked for and no run of any of {@code cells} can have. */
    static void check(List<String> asked, List<Scenario> cells) {
        for (String pattern : asked) {
            if (cells.stream().anyMatch(cell -> known(pattern, Catalogue.of(cell)))) continue;
            String hint = Words.near(pattern, Catalogue.of(cells.get(0)).names().keySet())
                    .map(near -> "did you mean " + near + "?")
                    .orElse("table.csv of any sweep has all of them, and docs/metrics.md says what they are");
            String message = "--metric " + pattern + ": no run of this scenario has such a metric";
            throw Failure.of(ExitCode.ARGUMENTS, "unknown-metric", message, hint);
        }
    }

    private static boolean known(String pattern, Catalogue catalogue) {
        return catalogue.find(pattern).isPresent()
                || !matching(pattern, catalogue.names().keySet()).isEmpty();
    }

    /** The names chosen, of those {@code measured}. */
    static List<String> of(List<String> asked, Scenario scenario, Set<String> measured) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String pattern : asked) chosen.addAll(matching(pattern, measured));
        if (!asked.isEmpty()) return List.copyOf(chosen);
        scenario.claim().flatMap(claim -> Comparison.parse(claim.holds())).ifPresent(claim -> claim.metrics()
                .forEach(name -> chosen.addAll(matching(name, measured))));
        List<String> usual = scenario.electorate().isPresent() ? OF_ELECTORATES : USUAL;
        for (String pattern : usual) chosen.addAll(matching(pattern, measured));
        return chosen.stream().limit(MOST_USUAL).toList();
    }

    private static List<String> matching(String pattern, Collection<String> names) {
        if (!pattern.endsWith("*")) return names.contains(pattern) ? List.of(pattern) : List.of();
        String start = pattern.substring(0, pattern.length() - 1);
        List<String> found = new ArrayList<>();
        for (String name : names) if (name.startsWith(start)) found.add(name);
        return found;
    }
}
