package assay.simulation.study;

import assay.domain.training.Trainer;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.Learning;
import assay.simulation.scenario.Scenario;
import java.util.function.Supplier;

/** Who does the mathematics of a run: one trainer for each, as its scenario wants it. */
@FunctionalInterface
public interface Trainers {
    /** A trainer for one run of {@code scenario}. */
    Trainer of(Scenario scenario);

    /** Curves for the scenarios that are content with them, what {@code real} supplies for the others. */
    static Trainers withReal(Supplier<Trainer> real) {
        return scenario -> scenario.learning() == Learning.REAL ? real.get() : new CurveTrainer();
    }

    /** Curves only: a scenario that wants the real trainer is refused. */
    static Trainers curves() {
        return withReal(() -> {
            throw new IllegalArgumentException("learning: real needs the real trainer, which is not at hand here");
        });
    }
}
