package assay.cli.catalogue;

import assay.cli.file.ScenarioFile;
import assay.file.BadFile;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.scenario.Bloc;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.ElectorateEntry;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Verdict;
import assay.simulation.scenario.Verifiers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as the catalogue shows it.
 *
 * @param learning {@code curve} or {@code real}
 * @param elections how many are held without a market; 0 for a market
 * @param behaviours how many participants behave in each way
 * @param claim null when nothing is claimed that could be checked
 * @param mistakes why the file cannot be run; then nothing but the name is known
 */
public record Listed(
        String name,
        String file,
        String question,
        String hypothesis,
        String learning,
        int tasks,
        int elections,
        SortedMap<String, Integer> behaviours,
        @Nullable Claim claim,
        List<String> mistakes) {

    /**
     * What is claimed.
     *
     * @param verdict the one on record; null when there is none
     */
    public record Claim(String holds, int seeds, double confidence, @Nullable String verdict) {}

    static Listed of(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        try {
            return of(name, file, ScenarioFile.read(file, List.of()));
        } catch (BadFile e) {
            List<String> mistakes = e.problems().stream().map(Object::toString).toList();
            return new Listed(name, file.toString(), "", "", "", 0, 0, new TreeMap<>(), null, mistakes);
        }
    }

    private static Listed of(String name, Path file, Scenario scenario) {
        return new Listed(
                name,
                file.toString(),
                scenario.question(),
                scenario.hypothesis(),
                scenario.learning().name().toLowerCase(Locale.ROOT),
                scenario.tasks().size(),
                scenario.electorate().map(ElectorateEntry::elections).orElse(0),
                behaviours(scenario),
                scenario.claim().map(Listed::claim).orElse(null),
                List.of());
    }

    private static Claim claim(assay.simulation.scenario.Claim claim) {
        String verdict = claim.onRecord().map(Verdict::word).orElse(null);
        return new Claim(claim.holds(), claim.seeds(), claim.confidenceMicros() / 1e6, verdict);
    }

    private static SortedMap<String, Integer> behaviours(Scenario scenario) {
        SortedMap<String, Integer> behaviours = new TreeMap<>();
        for (Client client : scenario.population().clients()) count(behaviours, client.behaviour(), 1);
        for (Miners group : scenario.population().miners()) {
            count(behaviours, group.group().behaviour(), group.count());
        }
        for (Evaluators group : scenario.population().evaluators()) {
            count(behaviours, group.group().behaviour(), group.count());
        }
        for (Verifiers group : scenario.population().verifiers()) {
            count(behaviours, group.group().behaviour(), group.count());
        }
        scenario.electorate().ifPresent(electorate -> {
            for (Bloc bloc : electorate.blocs()) {
                behaviours.merge(bloc.behaviour().word(), electorate.count(bloc), Integer::sum);
            }
        });
        return behaviours;
    }

    private static void count(SortedMap<String, Integer> behaviours, Behaviour behaviour, int number) {
        behaviours.merge(behaviour.name(), number, Integer::sum);
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(name));
        if (!mistakes.isEmpty()) {
            lines.add("  cannot be run: " + mistakes.get(0));
            return lines;
        }
        lines.add("  asks      " + question);
        if (!hypothesis.isEmpty()) lines.add("  expects   " + hypothesis);
        List<String> people = new ArrayList<>();
        behaviours.forEach((behaviour, number) -> people.add(number + " " + behaviour));
        String held = elections == 1 ? "1 election" : elections + " elections";
        String posted = (tasks == 1 ? "1 task" : tasks + " tasks") + "; learning " + learning;
        lines.add("  has       " + String.join(", ", people) + "; " + (elections > 0 ? held : posted));
        if (claim != null) {
            String found = claim.verdict() == null ? "no verdict on record" : claim.verdict();
            lines.add("  claims    " + claim.holds() + ": " + found + " (" + claim.seeds() + " seeds)");
        }
        return lines;
    }
}
