package assay.simulation;

import assay.domain.MarketRules;
import assay.domain.entity.Entity;
import assay.simulation.fuzz.Trial;
import assay.simulation.host.Discipline;
import assay.simulation.learning.CurveTrainer;
import java.util.List;

/** Markets that run on other rules, or on a host without all its habits: the only door to them, and only for tests. */
public final class Mutated {
    private Mutated() {}

    /** The market's own rules, on a host with {@code discipline}. */
    public static Trial host(Discipline discipline) {
        return trial(MarketRules.all(), discipline);
    }

    /** The market's own rules but for one kind of entity. */
    public static Trial rules(Entity<?, ?> mutant) {
        List<Entity<?, ?>> entities = MarketRules.all().stream()
                .<Entity<?, ?>>map(sound -> sound.type() == mutant.type() ? mutant : sound)
                .toList();
        return trial(entities, Discipline.SOUND);
    }

    private static Trial trial(List<Entity<?, ?>> entities, Discipline discipline) {
        return (scenario, sink) ->
                new Simulation(scenario, entities, new CurveTrainer(), sink, Progress.NONE, discipline).run();
    }
}
