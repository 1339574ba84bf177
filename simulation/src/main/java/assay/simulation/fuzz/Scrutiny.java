package assay.simulation.fuzz;

import assay.domain.MarketRules;
import assay.domain.audit.CausalOrder;
import assay.domain.audit.Difference;
import assay.domain.audit.Redecision;
import assay.domain.cell.Entry;
import assay.simulation.SimulationResult;
import assay.simulation.Violation;
import assay.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be checked only when a run is over: that the same scenario gives the same journal again, that the rules decide
 * the journal to itself, and that every entry has its cause before it.
 */
final class Scrutiny {
    private Scrutiny() {}

    /** Runs {@code scenario}, twice, and says what is wrong with its journal. */
    static Outcome of(Trial trial, Scenario scenario) {
        List<Entry<?>> journal = new ArrayList<>();
        SimulationResult result = trial.run(scenario, journal::add);
        if (!result.sound())
            return new Outcome(result, Optional.of(result.violations().get(0)));
        return new Outcome(result, broken(trial, scenario, result, journal));
    }

    private static Optional<Violation> broken(
            Trial trial, Scenario scenario, SimulationResult result, List<Entry<?>> journal) {
        String again = trial.run(scenario, entry -> {}).traceHash();
        if (!again.equals(result.traceHash())) {
            return violation(scenario, "SameSeedSameJournal", "trace " + result.traceHash() + ", then " + again);
        }
        int ordered = CausalOrder.of(journal).size();
        if (ordered != journal.size()) {
            String found = (journal.size() - ordered) + " of " + journal.size() + " entries have no cause";
            return violation(scenario, "CausesComeFirst", found);
        }
        Redecision redecision = new Redecision(MarketRules.all());
        journal.forEach(redecision::add);
        List<Difference> differences = redecision.differences();
        if (!differences.isEmpty()) {
            return violation(scenario, "RulesDecideAlike", differences.get(0).toString());
        }
        if (redecision.compared() == journal.size()) return Optional.empty();
        return violation(scenario, "RulesDecideAlike", redecision.compared() + " of " + journal.size() + " compared");
    }

    private static Optional<Violation> violation(Scenario scenario, String invariant, String message) {
        return Optional.of(new Violation(invariant, message, scenario.seed()));
    }
}
