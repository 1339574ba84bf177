package assay.domain.task;

import assay.domain.evaluation.EvaluationRules;
import assay.domain.money.Credits;
import assay.domain.offence.Deterrence;
import assay.domain.offence.Offence;
import assay.domain.offence.SlashingTable;
import assay.domain.training.Outliers;
import assay.domain.training.Protocol;
import assay.domain.training.Screening;
import assay.domain.training.UpdateRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a task may say about updates, evaluators' stakes and slashing, and whether stakes deter what they should. */
final class DisciplineCheck {
    /** The most measurements that an evaluator may let pass where silent ones are replaced. */
    static final int MAX_PATIENCE = 100;

    private static final long ONE = 1_000_000;

    private final List<SpecViolation> found = new ArrayList<>();

    private DisciplineCheck() {}

    /** Everything that is wrong, in the order of the fields. */
    static List<SpecViolation> violations(TaskSpec spec) {
        DisciplineCheck check = new DisciplineCheck();
        check.evaluation(spec.evaluation());
        check.updates(spec);
        check.outliers(spec);
        check.slashing(spec.slashing());
        check.deterrence(spec);
        return List.copyOf(check.found);
    }

    private void evaluation(EvaluationRules rules) {
        if (rules.patience() < 0 || rules.patience() > MAX_PATIENCE) {
            wrong("evaluation.patience", rules.patience(), "a whole number from 0 to " + MAX_PATIENCE);
        }
    }

    private void updates(TaskSpec spec) {
        UpdateRules rules = spec.training().updates();
        Duration reveal = rules.reveal();
        if (reveal.isNegative() || reveal.isZero() || reveal.compareTo(TaskSpecCheck.MAX_TIME) > 0) {
            wrong(
                    "training.updates.reveal",
                    reveal,
                    "longer than 0s, at most " + TaskSpecCheck.MAX_TIME.toDays() + "d");
        }
        boolean late = rules.late() == UpdateRules.Late.NEXT_ROUND;
        if (rules.sealed() && late) {
            wrong(
                    "training.updates.late",
                    "next-round",
                    "refuse: what is sealed can only be shown while all show theirs");
        }
        if (spec.training().protocol() == Protocol.ASYNC_RESIDUAL) {
            String open = "of the protocol federated: residual maps are applied as they come, and count in time only";
            if (rules.sealed()) wrong("training.updates.sealed", true, "false, or true " + open);
            if (late) wrong("training.updates.late", "next-round", "refuse, or next-round " + open);
        }
        if (rules.weights() == UpdateRules.Weights.ALLOCATED && spec.kind() != TaskKind.TRAINING) {
            String kind = spec.kind().name().toLowerCase(java.util.Locale.ROOT);
            String fits = "claimed or equal: in a task of kind " + kind + " nobody allocates segments";
            wrong("training.updates.weights", "allocated", fits);
        }
    }

    private void outliers(TaskSpec spec) {
        Outliers outliers = spec.training().updates().outliers();
        if (outliers == Outliers.IGNORE) return;
        String word = outliers.name().toLowerCase(java.util.Locale.ROOT);
        if (spec.committee().maximum() >= Screening.FEWEST) return;
        String enough = "ignore: with committee.maximum " + spec.committee().maximum() + " there are never "
                + Screening.FEWEST + " members to compare";
        wrong("training.updates.outliers", word, enough);
    }

    private void slashing(SlashingTable table) {
        Set<Offence> listed = EnumSet.noneOf(Offence.class);
        for (int i = 0; i < table.penalties().size(); i++) {
            SlashingTable.Penalty penalty = table.penalties().get(i);
            String field = "slashing.penalties[" + i + "]";
            if (penalty.shareMicros() <= 0 || penalty.shareMicros() > ONE) {
                wrong(field + ".share", decimal(penalty.shareMicros()), "more than 0, at most 1");
            }
            if (listed.add(penalty.offence())) continue;
            wrong(field + ".offence", Offences.word(penalty.offence()), "an offence that is not listed yet");
            // There are not more offences than that; a list that repeats itself is not told to its end.
            if (i >= Offence.values().length) return;
        }
        if (table.finderMicros() < 0 || table.finderMicros() > SlashingTable.MAX_FINDER_MICROS) {
            String most = "0 to " + decimal(SlashingTable.MAX_FINDER_MICROS);
            wrong("slashing.finder", decimal(table.finderMicros()), most);
        }
    }

    /** A table that means to deter a cheat on a checked step must take enough. */
    private void deterrence(TaskSpec spec) {
        long share = Deterrence.shareMicros(spec.slashing());
        long sampling = spec.verification().samplingMicros();
        boolean checked = spec.verification().verifiers() > 0 && sampling > 0 && sampling <= ONE;
        if (!checked || share <= 0 || share > ONE) return;
        Credits gain = Deterrence.gainOfAStep(spec);
        Credits needed = Deterrence.stake(gain, sampling, share);
        if (!spec.committee().stake().lessThan(needed)) return;
        wrong(
                "committee.stake",
                spec.committee().stake(),
                "at least " + needed + ": a checked step brings a member up to " + gain
                        + ", is looked at with probability "
                        + decimal(sampling) + " and costs " + decimal(share)
                        + " of the stake when it is wrong (stake at risk ≥ gain × (1/p − 1))");
    }

    private void wrong(String field, Object value, String expected) {
        found.add(new SpecViolation(field, value.toString(), expected));
    }

    private static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
