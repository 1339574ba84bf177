package assay.file;

import assay.domain.evaluation.EvaluationRules;
import assay.domain.offence.Offence;
import assay.domain.offence.SlashingTable;
import assay.domain.training.Outliers;
import assay.domain.training.UpdateRules;
import java.util.ArrayList;
import java.util.List;

/** Reads how updates are handed in, what evaluators stake, and what stakes are lost for. */
final class DisciplineReader {
    private DisciplineReader() {}

    static UpdateRules updates(Section updates) {
        UpdateRules usual = UpdateRules.unsaid();
        UpdateRules read = new UpdateRules(
                updates.flag("sealed", usual.sealed()),
                updates.duration("reveal", usual.reveal()),
                updates.word("late", UpdateRules.Late.values(), usual.late()),
                updates.word("order", UpdateRules.Order.values(), usual.order()),
                updates.word("weights", UpdateRules.Weights.values(), usual.weights()),
                updates.word("outliers", Outliers.values(), usual.outliers()));
        updates.refuseOthers();
        return read;
    }

    static EvaluationRules evaluation(Section evaluation) {
        return evaluation(evaluation, Defaults.EVALUATION);
    }

    /** Of a task whose evaluators do something else than measure models. */
    static EvaluationRules evaluation(Section evaluation, EvaluationRules usual) {
        EvaluationRules read = new EvaluationRules(
                evaluation.integer("evaluators", usual.evaluators()),
                evaluation.micros("tolerance", usual.toleranceMicros()),
                evaluation.duration("enrolment", usual.enrolment()),
                evaluation.duration("commit", usual.commit()),
                evaluation.duration("reveal", usual.reveal()),
                evaluation.credits("stake", usual.stake()),
                evaluation.integer("patience", usual.patience()));
        evaluation.refuseOthers();
        return read;
    }

    static SlashingTable slashing(Section slashing) {
        List<SlashingTable.Penalty> penalties = new ArrayList<>();
        for (Section each : slashing.sections("penalties")) {
            penalties.add(
                    new SlashingTable.Penalty(each.requiredWord("offence", Offence.values()), each.micros("share", 0)));
            each.refuseOthers();
        }
        SlashingTable read = new SlashingTable(penalties, slashing.micros("finder", 0));
        slashing.refuseOthers();
        return read;
    }
}
