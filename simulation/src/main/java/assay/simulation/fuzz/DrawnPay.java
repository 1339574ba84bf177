package assay.simulation.fuzz;

import assay.domain.payout.PayRules;
import assay.domain.payout.PayoutRules;
import assay.domain.payout.ValuingRules;
import assay.domain.task.TaskSpec;
import assay.domain.training.Valuation;
import java.util.ArrayList;
import java.util.List;

/** Draws by which rule a task pays, and how its updates are valued. */
final class DrawnPay {
    private DrawnPay() {}

    /** {@code spec}, divided otherwise: every rule, places of all kinds, orders cut short at once and never. */
    static TaskSpec in(TaskSpec spec, Dice dice) {
        String rule = dice.one(PayoutRules.names());
        long miners = dice.anyShareMicros();
        long left = 1_000_000 - miners;
        long evaluators = dice.chance(20) ? left : dice.between(0, left);
        left -= evaluators;
        long verifiers = dice.between(0, left);
        long storage = dice.between(0, left - verifiers);
        List<Long> places = rule.equals("ranked") && dice.chance(70) ? places(dice) : List.of();
        boolean recorded = dice.chance(20) && PayoutRules.valuation(plain(spec, rule)) == Valuation.Method.NONE;
        ValuingRules valuing = new ValuingRules(
                recorded ? dice.one(List.of(Valuation.Method.values())) : Valuation.Method.NONE,
                dice.count(1, 40),
                dice.anyShareMicros());
        return spec.with(
                new PayRules(rule, miners, evaluators, spec.pay().approval(), verifiers, storage, places, valuing));
    }

    private static PayRules plain(TaskSpec spec, String rule) {
        return new PayRules(rule, 0, 0, spec.pay().approval());
    }

    private static List<Long> places(Dice dice) {
        List<Long> places = new ArrayList<>();
        long left = 1_000_000;
        for (int i = dice.count(1, 6); i > 0; i--) {
            long place = dice.chance(20) ? left : dice.between(0, left);
            places.add(place);
            left -= place;
        }
        return places;
    }
}
