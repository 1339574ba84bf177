package assay.simulation.fuzz;

import assay.domain.money.Credits;
import assay.domain.offence.Offence;
import assay.domain.offence.SlashingTable;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.training.Optimizer;
import assay.domain.training.Protocol;
import assay.domain.training.UpdateRules;
import assay.domain.verification.VerificationRules;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.behaviour.Conducts;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Verifiers;
import java.util.ArrayList;
import java.util.List;

/** Draws tasks whose training is done again in part, and who does it. */
final class DrawnVerification {
    private static final String DRAWN_BACK = "fedprox";

    private DrawnVerification() {}

    /** {@code spec}, verified: long and short stretches, few and many samples, none and many planted. */
    static TaskSpec in(TaskSpec spec, Dice dice) {
        boolean possible = spec.kind() == TaskKind.TRAINING
                && spec.training().protocol() == Protocol.FEDERATED
                && spec.recipe().optimizer().kind() == Optimizer.Kind.SGD
                && !spec.aggregation().equals(DRAWN_BACK);
        if (!possible) return spec.with(VerificationRules.unsaid());
        VerificationRules rules = rules(dice);
        SlashingTable table = penalties(dice);
        return spec.with(spec.training().with(UpdateRules.unsaid())).with(rules).with(table);
    }

    /** Long and short stretches, few and many samples, none and many planted. */
    static VerificationRules rules(Dice dice) {
        int verifiers = dice.chance(70) ? 3 : dice.count(4, 5);
        return new VerificationRules(
                verifiers,
                dice.chance(20) ? 1_000_000 : dice.between(100_000, 500_000),
                dice.count(1, verifiers),
                dice.chance(60) ? dice.count(1, 3) : dice.count(4, 20),
                dice.chance(70) ? 0 : dice.between(1, 900_000),
                dice.chance(30) ? 0 : dice.between(200_000, 1_000_000),
                Credits.of(dice.between(0, 20)),
                dice.seconds(2, 8),
                dice.seconds(2, 8),
                dice.seconds(2, 15),
                dice.seconds(20, 90));
    }

    static SlashingTable penalties(Dice dice) {
        // Without a penalty for wrong results no stake can be too low to deter.
        return new SlashingTable(
                List.of(
                        new SlashingTable.Penalty(Offence.FALSE_ACCUSATION, dice.between(1, 1_000_000)),
                        new SlashingTable.Penalty(Offence.MISSED_FAULT, dice.between(1, 1_000_000))),
                0);
    }

    /** {@code people} and verifiers, not all of them honest; some of the miners leave out stretches, or make up all. */
    static Population among(Population people, Dice dice) {
        List<Miners> miners = new ArrayList<>(people.miners());
        if (dice.chance(60) && !miners.isEmpty()) {
            Behaviour cheat = dice.chance(70)
                    ? Behaviour.named("step-skipper").with("skips", "0." + dice.between(0, 9))
                    : Behaviour.named("transcript-forger");
            miners.set(0, miners.get(0).with(cheat));
        }
        List<Verifiers> verifiers = new ArrayList<>();
        verifiers.add(Verifiers.of("verifier", dice.count(3, 6)));
        Behaviour other = Behaviour.named(dice.one(Conducts.VERIFIERS.names()));
        verifiers.add(Verifiers.of("another", dice.count(1, 3)).with(other));
        return new Population(people.clients(), miners, people.evaluators(), verifiers);
    }
}
