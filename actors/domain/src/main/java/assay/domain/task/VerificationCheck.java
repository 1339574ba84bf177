package assay.domain.task;

import assay.domain.money.Credits;
import assay.domain.training.Optimizer;
import assay.domain.training.UpdateRules;
import assay.domain.verification.VerificationRules;
import java.math.BigDecimal;
import java.time.Duration;

/** What a task may say about doing parts of its training again. */
final class VerificationCheck {
    /** An accuser, and two who judge. */
    static final int MIN_VERIFIERS = 3;

    /** The most verifiers: each has a line in one payout plan. */
    static final int MAX_VERIFIERS = 100;

    /** The most members of a committee whose training is verified: all their claims travel in one message. */
    static final int MAX_MEMBERS = 50;

    /** The most batches between two committed states: a dispute halves them. */
    static final int MAX_STRETCH = 10_000;

    private static final long ONE = 1_000_000;

    private final AggregationCheck.Report report;

    private VerificationCheck(AggregationCheck.Report report) {
        this.report = report;
    }

    static void of(TaskSpec spec, AggregationCheck.Report report) {
        VerificationRules rules = spec.verification();
        VerificationCheck check = new VerificationCheck(report);
        check.quotas(spec);
        if (rules.equals(VerificationRules.unsaid())) return;
        check.bounds(rules);
        if (rules.wanted()) check.combinations(spec);
    }

    private void bounds(VerificationRules rules) {
        int count = rules.verifiers();
        if (count != 0 && (count < MIN_VERIFIERS || count > MAX_VERIFIERS)) {
            wrong("verifiers", count, "0 for none, or a whole number from " + MIN_VERIFIERS + " to " + MAX_VERIFIERS);
        }
        share("sampling", rules.samplingMicros());
        share("planted", rules.plantedMicros());
        if (rules.wanted() && rules.samplingMicros() == 0)
            wrong("sampling", 0, "more than 0: nothing would be checked");
        if (rules.wanted() && (rules.checkers() < 1 || rules.checkers() > count)) {
            wrong("checkers", rules.checkers(), "a whole number from 1 to verification.verifiers (" + count + ")");
        }
        if (rules.stretch() < 1 || rules.stretch() > MAX_STRETCH) {
            wrong("stretch", rules.stretch(), "a whole number from 1 to " + MAX_STRETCH);
        }
        if (rules.toleranceMicros() < 0 || rules.toleranceMicros() >= ONE) {
            wrong("tolerance", decimal(rules.toleranceMicros()), "0 or more, less than 1: leaving out all is 1 off");
        }
        time("enrolment", rules.enrolment());
        time("answer", rules.answer());
        time("check", rules.check());
        time("window", rules.window());
    }

    private void quotas(TaskSpec spec) {
        int wanted = spec.committee().quotas().verifiers();
        if (wanted == 0) return;
        int verifiers = spec.verification().verifiers();
        if (wanted != verifiers) {
            String equal = "0, or verification.verifiers (" + verifiers + "): there is one bench of them";
            report.wrong("committee.quotas.verifiers", wanted, equal);
        }
        if (spec.clientMayMine()) {
            report.wrong("client-may-mine", true, "false where lots seat verifiers: the client may not be one");
        }
        Credits stake = spec.committee().stake();
        if (stake.lessThan(spec.verification().stake())) {
            String enough = "at least verification.stake ("
                    + spec.verification().stake() + "): a verifier that lots have seated answers with it";
            report.wrong("committee.stake", stake, enough);
        }
    }

    private void combinations(TaskSpec spec) {
        if (spec.kind() == TaskKind.CONTRIBUTION) {
            report.wrong(
                    "verification.verifiers",
                    spec.verification().verifiers(),
                    "0 in a task of kind contribution: nobody can do training again on data that never leaves its owner");
        } else if (spec.kind() != TaskKind.TRAINING) {
            report.wrong("verification.verifiers", spec.verification().verifiers(), "0 where nobody trains");
        }
        if (spec.recipe().optimizer().kind() != Optimizer.Kind.SGD) {
            report.wrong("recipe.optimizer.kind", "adam", "sgd where training is verified: its state is what is kept");
        }
        if (Combining.proximalMicros(spec) != 0) {
            report.wrong("aggregation", spec.aggregation(), "a strategy other than fedprox where training is verified");
        }
        UpdateRules updates = spec.training().updates();
        if (updates.sealed()) {
            report.wrong(
                    "training.updates.sealed",
                    true,
                    "false where training is verified: transcripts are sealed already");
        }
        if (updates.late() != UpdateRules.Late.REFUSE) {
            report.wrong("training.updates.late", "next-round", "refuse where training is verified");
        }
        if (spec.committee().maximum() > MAX_MEMBERS) {
            String most = "at most " + MAX_MEMBERS + " where training is verified";
            report.wrong("committee.maximum", spec.committee().maximum(), most);
        }
    }

    private void share(String field, long micros) {
        if (micros < 0 || micros > ONE) wrong(field, decimal(micros), "0 to 1");
    }

    private void time(String field, Duration value) {
        boolean positive = !value.isNegative() && !value.isZero();
        if (!positive) wrong(field, value, "longer than 0s");
        else if (value.compareTo(TaskSpecCheck.MAX_TIME) > 0) {
            wrong(field, value, "at most " + TaskSpecCheck.MAX_TIME.toDays() + "d");
        }
    }

    private void wrong(String field, Object found, String expected) {
        report.wrong("verification." + field, found, expected);
    }

    private static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
