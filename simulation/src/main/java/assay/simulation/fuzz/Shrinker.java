package assay.simulation.fuzz;

import assay.domain.task.TaskSpec;
import assay.domain.task.TaskSpecCheck;
import assay.simulation.Violation;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Group;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Network;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import assay.simulation.scenario.Verifiers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/**
 * Makes a market that breaks an invariant smaller, as long as the smaller one breaks the same: takes faults away one
 * after the other, or makes them half as hard, leaves out tasks and rounds, and sends participants home. After Zeller
 * and Hildebrandt's delta debugging (2002), with steps that know what a market is made of. All randomness is counted
 * and not drawn in a row, so that what is taken away leaves the rest as it was.
 */
public final class Shrinker {
    /** The most runs that are spent on it. */
    public static final int MAX_RUNS = 400;

    private final Function<Scenario, Optional<Violation>> trial;
    private int runs;

    /** Shrinks by what {@code trial} says about each market. */
    public Shrinker(Function<Scenario, Optional<Violation>> trial) {
        this.trial = trial;
    }

    /**
     * A small market, and how it breaks.
     *
     * @param runs how many were needed to find it
     */
    public record Shrunk(Scenario scenario, Violation violation, int runs) {}

    /** The smallest market found that breaks what {@code broken} says {@code scenario} breaks. */
    public Shrunk shrink(Scenario scenario, Violation broken) {
        Shrunk best = new Shrunk(scenario, broken, 0);
        boolean smaller = true;
        while (smaller && runs < MAX_RUNS) {
            smaller = false;
            for (Function<Scenario, Optional<Scenario>> step : steps(best.scenario)) {
                // Steps were made for the scenario at hand; each is tried on what the ones before it left.
                Scenario now = best.scenario;
                Optional<Shrunk> found =
                        step.apply(now).filter(less -> !less.equals(now)).flatMap(this::attempt);
                if (found.isEmpty() || !found.get().violation.invariant().equals(broken.invariant())) continue;
                best = found.get();
                smaller = true;
            }
        }
        return new Shrunk(best.scenario, best.violation, runs);
    }

    private Optional<Shrunk> attempt(Scenario smaller) {
        boolean runs = smaller.errors().isEmpty()
                && smaller.tasks().stream()
                        .allMatch(task -> TaskSpecCheck.violations(task.spec()).isEmpty());
        if (!runs || this.runs >= MAX_RUNS) return Optional.empty();
        this.runs++;
        return trial.apply(smaller).map(violation -> new Shrunk(smaller, violation, this.runs));
    }

    private static List<Function<Scenario, Optional<Scenario>>> steps(Scenario scenario) {
        List<Function<Scenario, Optional<Scenario>>> steps = new ArrayList<>();
        for (TaskEntry task : scenario.tasks()) steps.add(from -> without(from, task.name()));
        steps.add(from -> Optional.of(from.withFaults(Faults.NONE).withNetwork(Network.CALM)));
        for (FaultKind kind : FaultKind.values()) {
            steps.add(from -> Optional.of(kind.takenFrom(from)).filter(less -> !less.equals(from)));
        }
        steps.add(from -> Optional.of(from.withNetwork(Network.CALM)));
        for (String part : Parts.names(Network.CALM)) {
            steps.add(from -> Parts.halved(from.network(), part).map(from::withNetwork));
        }
        for (String part : Parts.names(scenario.faults().crashes())) {
            steps.add(from -> Parts.halved(from.faults().crashes(), part)
                    .map(less -> from.withFaults(from.faults().with(less))));
        }
        steps.add(from -> Optional.of(from.withFaults(
                from.faults().until(Duration.ofSeconds(from.faults().until().toSeconds() / 2)))));
        for (int i = 0; i < scenario.population().miners().size(); i++) addMiners(steps, i);
        for (int i = 0; i < scenario.population().evaluators().size(); i++) addEvaluators(steps, i);
        for (int i = 0; i < scenario.population().verifiers().size(); i++) addVerifiers(steps, i);
        for (TaskEntry task : scenario.tasks()) {
            steps.add(from -> Optional.of(changed(from, task.name(), Shrinker::oneRoundLess)));
        }
        return steps;
    }

    private static void addMiners(List<Function<Scenario, Optional<Scenario>>> steps, int group) {
        steps.add(from -> miners(from, group, count -> 0));
        steps.add(from -> miners(from, group, count -> count / 2));
        steps.add(from -> miners(from, group, count -> count - 1));
    }

    private static void addEvaluators(List<Function<Scenario, Optional<Scenario>>> steps, int group) {
        steps.add(from -> evaluators(from, group, count -> 0));
        steps.add(from -> evaluators(from, group, count -> count - 1));
    }

    private static void addVerifiers(List<Function<Scenario, Optional<Scenario>>> steps, int group) {
        steps.add(from -> verifiers(from, group, count -> 0));
        steps.add(from -> verifiers(from, group, count -> count - 1));
    }

    private static Optional<Scenario> without(Scenario from, String task) {
        List<TaskEntry> left = new ArrayList<>(from.tasks());
        boolean gone = left.removeIf(each -> each.name().equals(task));
        return gone && !left.isEmpty() ? Optional.of(Parts.with(from, "tasks", left)) : Optional.empty();
    }

    private static Optional<Scenario> miners(Scenario from, int index, IntUnaryOperator fewer) {
        List<Miners> groups = from.population().miners();
        if (index >= groups.size()) return Optional.empty();
        return Optional.of(
                peopled(from, "miners", fewer(groups, index, groups.get(index).group(), fewer)));
    }

    private static Optional<Scenario> evaluators(Scenario from, int index, IntUnaryOperator fewer) {
        List<Evaluators> groups = from.population().evaluators();
        if (index >= groups.size()) return Optional.empty();
        return Optional.of(peopled(
                from, "evaluators", fewer(groups, index, groups.get(index).group(), fewer)));
    }

    private static Optional<Scenario> verifiers(Scenario from, int index, IntUnaryOperator fewer) {
        List<Verifiers> groups = from.population().verifiers();
        if (index >= groups.size()) return Optional.empty();
        return Optional.of(peopled(
                from, "verifiers", fewer(groups, index, groups.get(index).group(), fewer)));
    }

    private static <R extends Record> List<R> fewer(List<R> groups, int index, Group group, IntUnaryOperator fewer) {
        List<R> left = new ArrayList<>(groups);
        int count = fewer.applyAsInt(group.count());
        if (count == 0) left.remove(index);
        else left.set(index, Parts.with(groups.get(index), "group", group.withCount(count)));
        return left;
    }

    private static Scenario peopled(Scenario from, String side, List<? extends Record> groups) {
        return Parts.with(from, "population", Parts.with(from.population(), side, groups));
    }

    private static Scenario changed(Scenario from, String task, Function<TaskSpec, TaskSpec> change) {
        List<TaskEntry> tasks = new ArrayList<>();
        for (TaskEntry each : from.tasks()) {
            boolean same = each.name().equals(task);
            tasks.add(same ? Parts.with(each, "spec", change.apply(each.spec())) : each);
        }
        return Parts.with(from, "tasks", tasks);
    }

    private static TaskSpec oneRoundLess(TaskSpec spec) {
        return Parts.with(spec, "rounds", spec.rounds() - 1);
    }
}
