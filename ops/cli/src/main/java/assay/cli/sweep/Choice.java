package assay.cli.sweep;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.file.Words;
import assay.simulation.scenario.Claim;
import assay.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which metrics are shown: those asked for, or those that the claim compares and a few that every market has. */
final class Choice {
    private static final List<String> USUAL = List.of("tasks.completed", "tasks.final-error.mean", "profit.mean.*");
    private static final int MOST_USUAL = 6;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[A-Za-z0-9_-]+)*");

    private Choice() {}

    /** The names chosen, of those {@code measured}; refuses one asked for that no run has measured. */
    static List<String> of(List<String> asked, Scenario scenario, Set<String> measured) {
        if (!asked.isEmpty()) return asked(asked, measured);
        Set<String> chosen = new LinkedHashSet<>();
        Matcher names = NAME.matcher(scenario.claim().map(Claim::holds).orElse(""));
        while (names.find()) if (measured.contains(names.group())) chosen.add(names.group());
        for (String pattern : USUAL) chosen.addAll(matching(pattern, measured));
        return chosen.stream().limit(MOST_USUAL).toList();
    }

    private static List<String> asked(List<String> asked, Set<String> measured) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String pattern : asked) {
            List<String> found = matching(pattern, measured);
            if (found.isEmpty()) throw unknown(pattern, measured);
            chosen.addAll(found);
        }
        return List.copyOf(chosen);
    }

    private static List<String> matching(String pattern, Collection<String> names) {
        if (!pattern.endsWith("*")) return names.contains(pattern) ? List.of(pattern) : List.of();
        String start = pattern.substring(0, pattern.length() - 1);
        List<String> found = new ArrayList<>();
        for (String name : names) if (name.startsWith(start)) found.add(name);
        return found;
    }

    private static Failure unknown(String name, Set<String> measured) {
        Optional<String> near = Words.near(name, measured);
        String hint = near.map(other -> "did you mean " + other + "? ").orElse("");
        return Failure.of(
                        ExitCode.ARGUMENTS,
                        "unknown-metric",
                        "no run has a metric " + name + "; the runs are kept",
                        hint + "the same command with another --metric shows what is there already")
                .with(near.isPresent() ? List.of() : List.copyOf(measured));
    }
}
