package assay.simulation.fuzz;

import assay.domain.money.Credits;
import assay.domain.offence.Offence;
import assay.domain.offence.SlashingTable;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.training.Outliers;
import assay.domain.training.Protocol;
import assay.domain.training.Screening;
import assay.domain.training.UpdateRules;
import java.util.ArrayList;
import java.util.List;

/** Draws how updates are handed in, which of them count, and what stakes are lost for. */
final class DrawnDiscipline {
    private DrawnDiscipline() {}

    /** {@code spec} under other rules: times to show that are too short as well, stakes that nobody has. */
    static TaskSpec in(TaskSpec spec, Dice dice) {
        boolean federated = spec.training().protocol() == Protocol.FEDERATED;
        boolean sealed = federated && dice.chance(50);
        boolean late = federated && !sealed && dice.chance(50);
        boolean allocated = spec.kind() == TaskKind.TRAINING && dice.chance(30);
        boolean compared = federated && spec.committee().maximum() >= Screening.FEWEST && dice.chance(80);
        UpdateRules rules = new UpdateRules(
                sealed,
                dice.millis(100, 8_000),
                late ? UpdateRules.Late.NEXT_ROUND : UpdateRules.Late.REFUSE,
                dice.one(List.of(UpdateRules.Order.values())),
                allocated
                        ? UpdateRules.Weights.ALLOCATED
                        : dice.one(List.of(UpdateRules.Weights.CLAIMED, UpdateRules.Weights.EQUAL)),
                compared ? dice.one(List.of(Outliers.FLAG, Outliers.EXCLUDE)) : Outliers.IGNORE);
        Credits stake = dice.chance(50) ? Credits.ZERO : Credits.of(dice.between(1, 12));
        return spec.with(spec.training().with(rules))
                .with(table(dice))
                .with(spec.evaluation().staking(stake).patientFor(dice.count(0, 3)));
    }

    private static SlashingTable table(Dice dice) {
        List<SlashingTable.Penalty> penalties = new ArrayList<>();
        for (Offence offence : Offence.values()) {
            if (dice.chance(60)) penalties.add(new SlashingTable.Penalty(offence, dice.between(1, 1_000_000)));
        }
        return new SlashingTable(penalties, dice.between(0, SlashingTable.MAX_FINDER_MICROS));
    }
}
