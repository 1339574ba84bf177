package assay.simulation.fuzz;

import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.task.TaskSpecCheck;
import assay.domain.training.ResidualRules;
import assay.domain.verification.VerificationRules;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import java.util.ArrayList;
import java.util.List;

/** Draws tasks whose iterations are done again in part. */
final class DrawnRechecks {
    private static final int MAX_MESSAGES = 256;

    private DrawnRechecks() {}

    /** {@code spec}, trained by message maps and verified: stretches within messages, and of whole ones. */
    static TaskSpec in(TaskSpec spec, Dice dice) {
        if (spec.kind() != TaskKind.TRAINING) return spec;
        TaskSpec residual = DrawnResidual.in(spec, dice);
        if (!TaskSpecCheck.violations(residual).isEmpty()) return spec;
        ResidualRules rules = residual.training().residual();
        int most = MAX_MESSAGES / Math.max(1, spec.committee().maximum());
        int iterations = Math.min(rules.iterations(), most * rules.every());
        ResidualRules fewer = new ResidualRules(rules.tauMicros(), iterations, rules.every(), rules.words());
        VerificationRules drawn = DrawnVerification.rules(dice);
        VerificationRules exact = new VerificationRules(
                drawn.verifiers(),
                drawn.samplingMicros(),
                drawn.checkers(),
                dice.chance(70) ? 1 : dice.count(2, 8),
                0,
                dice.chance(50) ? 1_000_000 : drawn.plantedMicros(),
                drawn.stake(),
                drawn.enrolment(),
                drawn.answer(),
                drawn.check(),
                drawn.window());
        TaskSpec checked =
                residual.with(residual.training().with(fewer)).with(exact).with(DrawnVerification.penalties(dice));
        return TaskSpecCheck.violations(checked).isEmpty() ? checked : residual;
    }

    /** {@code people} and verifiers, not all of them honest; some of the miners forge their maps. */
    static Population among(Population people, Dice dice) {
        Population verified = DrawnVerification.among(people, dice);
        List<Miners> miners = new ArrayList<>(verified.miners());
        if (dice.chance(60) && !miners.isEmpty()) {
            Behaviour cheat = dice.chance(30)
                    ? Behaviour.named("step-skipper").with("skips", "0." + dice.between(1, 9))
                    : Behaviour.named("map-forger").with("maps", dice.one(List.of("empty", "opposite", "unchained")));
            miners.set(0, miners.get(0).with(cheat));
        }
        return new Population(verified.clients(), miners, verified.evaluators(), verified.verifiers());
    }
}
