package assay.cli.explain;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.domain.payout.Facts;
import assay.domain.payout.PayRules;
import assay.domain.payout.PayoutRule;
import assay.domain.payout.PayoutRules;
import assay.domain.payout.Plan;
import assay.domain.training.Valuation;
import assay.file.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What everybody would have earned if a task had paid by another rule, from what was recorded. */
public final class Counterfactual {
    private final Facts facts;
    private final String task;
    private final String rule;

    private Counterfactual(String task, Facts facts, String rule) {
        this.task = task;
        this.facts = facts;
        this.rule = rule;
    }

    /**
     * The answer.
     *
     * @param plan the entry in which the real plan was made
     */
    public record Answer(
            String task,
            String plan,
            String rule,
            String insteadRule,
            long refundMicros,
            long insteadRefundMicros,
            List<Row> participants) {
        /** For people: a table. */
        public List<String> lines() {
            int width = participants.stream()
                    .mapToInt(row -> row.participant().length())
                    .max()
                    .orElse(0);
            String row = "%-" + Math.max(width, "who".length()) + "s  %-9s  %14s  %14s  %14s  %s";
            List<String> lines = new ArrayList<>();
            lines.add(
                    "task " + task + " paid by " + rule + " [" + plan + "]; what " + insteadRule + " would have paid:");
            lines.add(String.format(Locale.ROOT, row, "who", "as", rule, insteadRule, "difference", "why"));
            for (Row each : participants) {
                lines.add(String.format(
                        Locale.ROOT,
                        row,
                        each.participant(),
                        each.role(),
                        credits(each.amountMicros()),
                        credits(each.insteadMicros()),
                        credits(each.insteadMicros() - each.amountMicros()),
                        each.insteadReason()));
            }
            lines.add("refunded " + credits(refundMicros) + ", instead " + credits(insteadRefundMicros)
                    + "; people would have acted otherwise if they had known, and this does not");
            return lines;
        }

        private static String credits(long micros) {
            return BigDecimal.valueOf(micros, 6).toPlainString();
        }
    }

    /** One participant in one role, under both rules. */
    public record Row(
            String participant,
            String role,
            long amountMicros,
            long insteadMicros,
            String reason,
            String insteadReason) {}

    /**
     * What {@code rule} would have paid for {@code task}.
     *
     * @param placesMicros the places of {@code ranked}; empty for those that the task says, or else the usual ones
     */
    public static Answer of(Records records, String task, String rule, List<Long> placesMicros)
            throws InterruptedException {
        PayoutRule known = PayoutRules.named(rule).orElseThrow(() -> unknown(rule));
        Trail trail = Trail.of(records, task);
        var made = PayoutExplained.plan(trail);
        Plan real = made.event().plan();
        Counterfactual question = new Counterfactual(task, real.facts(), rule);
        question.suffices(known);
        PayRules rules = real.facts().rules().by(rule);
        if (!placesMicros.isEmpty()) rules = rules.withPlaces(placesMicros);
        Plan instead = known.plan(real.facts().under(rules));
        String reference = made.entry().entity() + "#" + made.entry().number();
        return new Answer(
                task,
                reference,
                real.facts().rules().rule(),
                rule,
                real.refund().micros(),
                instead.refund().micros(),
                rows(real, instead));
    }

    private static Failure unknown(String rule) {
        String known = String.join(", ", PayoutRules.names());
        String hint = Words.near(rule, PayoutRules.names())
                .map(near -> "did you mean " + near + "?")
                .orElse("");
        return Failure.of(
                ExitCode.ARGUMENTS, "bad-arguments", "--rule \"" + rule + "\": expected one of " + known, hint);
    }

    /** Fails, and says what is missing, when the rule needs what was not recorded. */
    private void suffices(PayoutRule known) {
        Valuation.Method needed = known.valuation();
        Valuation.Method recorded = PayoutRules.valuation(facts.rules());
        boolean scored = rule.equals("score-pool") && facts.labours().stream().anyMatch(each -> each.scoreMicros() > 0);
        if (needed != Valuation.Method.NONE
                && needed != recorded
                && !scored
                && !facts.labours().isEmpty()) {
            String has = recorded == Valuation.Method.NONE ? "none" : "those by " + word(recorded);
            throw missing(
                    "the rule " + rule + " needs the values of single updates by " + word(needed)
                            + ", and the journal has " + has,
                    "a task with pay: {valuing: {recorded: " + word(needed) + "}} has them recorded");
        }
        if (known.needsTraining()
                && facts.initialErrorMicros() == facts.targetErrorMicros()
                && facts.gains().isEmpty()
                && !facts.labours().isEmpty()) {
            throw missing("the rule " + rule + " looks at errors, and the task trained nothing", "try equal");
        }
    }

    private Failure missing(String what, String hint) {
        return Failure.of(ExitCode.FAILED, "not-recorded", "task " + task + ": " + what, hint);
    }

    private static String word(Valuation.Method method) {
        return method.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Row> rows(Plan real, Plan instead) {
        SortedMap<String, Row> rows = new TreeMap<>();
        for (Plan.Line line : real.lines()) {
            rows.put(
                    key(line),
                    new Row(line.payee().name(), line.role(), line.amount().micros(), 0, line.reason(), "no line"));
        }
        for (Plan.Line line : instead.lines()) {
            Row before = rows.get(key(line));
            rows.put(
                    key(line),
                    new Row(
                            line.payee().name(),
                            line.role(),
                            before == null ? 0 : before.amountMicros(),
                            line.amount().micros(),
                            before == null ? "no line" : before.reason(),
                            line.reason()));
        }
        return List.copyOf(rows.values());
    }

    /** Miners first, then evaluators; by name. */
    private static String key(Plan.Line line) {
        List<String> roles = List.of(Plan.MINER, Plan.EVALUATOR, Plan.VERIFIER, Plan.STORAGE);
        return roles.indexOf(line.role()) + " " + line.payee().name();
    }
}
