package assay.domain.task;

import assay.domain.payout.PayRules;
import assay.domain.payout.PayoutRule;
import assay.domain.payout.PayoutRules;
import assay.domain.payout.ValuingRules;
import assay.domain.training.Valuation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a task may say about pay, and whether its rule fits the rest of it. */
final class PayCheck {
    /** The most orders of joining that evaluators draw for one round. */
    static final int MAX_PERMUTATIONS = 10_000;

    /** The most places that the rule {@code ranked} pays. */
    static final int MAX_PLACES = TaskSpecCheck.MAX_MEMBERS;

    private static final long ONE = PayoutRule.WHOLE_MICROS;

    private final List<SpecViolation> found = new ArrayList<>();

    private PayCheck() {}

    /** Everything that is wrong, in the order of the fields. */
    static List<SpecViolation> violations(TaskSpec spec) {
        PayCheck check = new PayCheck();
        PayRules rules = spec.pay();
        Optional<PayoutRule> rule = PayoutRules.named(rules.rule());
        if (rule.isEmpty()) check.wrong("rule", '"' + rules.rule() + '"', String.join(", ", PayoutRules.names()));
        rule.ifPresent(known -> check.fits(spec, known));
        check.shares(rules);
        check.approval(rules.approval());
        check.places(rules);
        check.valuing(spec);
        return List.copyOf(check.found);
    }

    private void fits(TaskSpec spec, PayoutRule rule) {
        boolean trains = spec.kind() == TaskKind.TRAINING || spec.kind() == TaskKind.CONTRIBUTION;
        if (rule.needsTraining() && !trains) {
            String kind = spec.kind().name().toLowerCase(Locale.ROOT);
            wrong("rule", rule.name(), "a rule that looks at no error: a task of kind " + kind + " trains nothing");
        }
    }

    private void shares(PayRules rules) {
        List<String> roles = List.of("miners", "evaluators", "verifiers", "storage");
        List<Long> shares =
                List.of(rules.minersMicros(), rules.evaluatorsMicros(), rules.verifiersMicros(), rules.storageMicros());
        long left = ONE;
        String before = "";
        for (int i = 0; i < roles.size(); i++) {
            long share = shares.get(i);
            if (share < 0 || share > ONE) {
                wrong(roles.get(i), decimal(share), "0 to 1");
                return;
            }
            if (share > left)
                wrong(roles.get(i), decimal(share), "at most what " + before + " leaves (" + decimal(left) + ")");
            left = Math.max(0, left - share);
            before += (i == 0 ? "pay." : ", pay.") + roles.get(i);
        }
    }

    private void approval(Duration value) {
        if (value.isNegative() || value.isZero()) wrong("approval", words(value), "longer than 0s");
        else if (value.compareTo(TaskSpecCheck.MAX_TIME) > 0) {
            wrong("approval", words(value), "at most " + TaskSpecCheck.MAX_TIME.toDays() + "d");
        }
    }

    private void places(PayRules rules) {
        List<Long> places = rules.placesMicros();
        if (places.isEmpty()) return;
        if (!rules.rule().equals("ranked")) {
            wrong("places", places.size() + " places", "none: the rule " + rules.rule() + " pays no places");
            return;
        }
        if (places.size() > MAX_PLACES) {
            wrong("places", places.size() + " places", "at most " + MAX_PLACES);
            return;
        }
        long left = ONE;
        for (int i = 0; i < places.size(); i++) {
            long place = places.get(i);
            if (place < 0 || place > left) {
                wrong(
                        "places[" + i + "]",
                        decimal(place),
                        "0 to what the places before it leave (" + decimal(left) + ")");
                return;
            }
            left -= place;
        }
    }

    private void valuing(TaskSpec spec) {
        ValuingRules rules = spec.pay().valuing();
        Valuation.Method needed =
                PayoutRules.named(spec.pay().rule()).map(PayoutRule::valuation).orElse(Valuation.Method.NONE);
        boolean other = rules.recorded() != Valuation.Method.NONE && rules.recorded() != needed;
        if (other && needed != Valuation.Method.NONE) {
            wrong(
                    "valuing.recorded",
                    word(rules.recorded()),
                    word(needed) + ", which the rule " + spec.pay().rule() + " needs, or none");
        }
        if (rules.permutations() < 1 || rules.permutations() > MAX_PERMUTATIONS) {
            wrong("valuing.permutations", rules.permutations(), "a whole number from 1 to " + MAX_PERMUTATIONS);
        }
        if (rules.truncationMicros() < 0 || rules.truncationMicros() > ONE) {
            wrong("valuing.truncation", decimal(rules.truncationMicros()), "0 to 1");
        }
        long updates = spec.rounds() * ResidualCheck.updates(spec);
        if (PayoutRules.valuation(spec.pay()) != Valuation.Method.NONE && updates > TaskSpecCheck.MAX_VALUED) {
            String most = "a rule that values no single updates, or rounds times committee.maximum of at most "
                    + TaskSpecCheck.MAX_VALUED + " (found " + updates + ")";
            wrong("rule", spec.pay().rule(), most);
        }
    }

    private void wrong(String field, Object value, String expected) {
        found.add(TaskSpecCheck.violation("pay." + field, value, expected));
    }

    private static String word(Valuation.Method method) {
        return method.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    private static String words(Duration value) {
        long millis = value.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
