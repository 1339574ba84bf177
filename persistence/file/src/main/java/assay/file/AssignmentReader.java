package assay.file;

import assay.domain.assignment.AssignmentRules;
import assay.domain.assignment.AssignmentRulesCheck;
import assay.domain.assignment.Brief;
import assay.domain.assignment.EscrowMode;
import assay.domain.assignment.Judging;
import assay.domain.assignment.Media;
import assay.domain.assignment.StorageKind;
import assay.domain.assignment.Validation;
import assay.domain.assignment.Wages;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.money.Credits;
import assay.domain.payout.PayRules;
import assay.domain.task.TaskKind;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what only tasks of the kinds annotation and engineering say, and what such a task need not say. */
final class AssignmentReader {
    /** What a task of these kinds has no use for. */
    private static final List<String> FOREIGN = List.of(
            "claimed-initial-error",
            "target-error",
            "minimum-increment",
            "rounds",
            "preparation",
            "round",
            "aggregation",
            "committee",
            "training",
            "verification",
            "slashing");

    private static final long WHOLE = 1_000_000;
    private static final long WORKERS_BESIDE_EVALUATORS = 800_000;

    private AssignmentReader() {}

    static AssignmentRules read(Section assignment, TaskKind kind) {
        AssignmentRules usual = AssignmentRules.unsaid();
        Validation validation = assignment.word(
                "validation", Validation.values(), usual.judging().validation());
        boolean manual = kind.assigns() && validation == Validation.MANUAL;
        boolean custom = kind.assigns() && validation == Validation.CUSTOM;
        AssignmentRules read = new AssignmentRules(
                assignment.integer("assignments", kind.assigns() ? 1 : usual.assignments()),
                brief(assignment),
                new Wages(
                        assignment.word(
                                "escrow", EscrowMode.values(), usual.wages().escrow()),
                        assignment.credits("reward", usual.wages().reward())),
                new Judging(
                        validation,
                        assignment.duration("within", manual ? Duration.ofMinutes(10) : Duration.ZERO),
                        assignment.micros("accepted-from", custom ? WHOLE / 2 : 0)),
                assignment.duration("submission", kind.assigns() ? Duration.ofMinutes(10) : usual.submission()),
                assignment.flag("several-slots", usual.severalSlots()));
        assignment.refuseOthers();
        return read;
    }

    private static Brief brief(Section assignment) {
        Brief usual = Brief.unsaid();
        return new Brief(
                assignment.text("question", usual.question()),
                word(assignment, "media", Media.values()),
                assignment.texts("files"),
                word(assignment, "storage", StorageKind.values()),
                assignment.text("secret", usual.secret()),
                assignment.texts("samples"),
                assignment.texts("labels"),
                assignment.flag("coordinates", usual.coordinates()),
                assignment.flag("json", usual.json()));
    }

    private static <T extends Enum<T>> Optional<T> word(Section section, String key, T[] all) {
        return section.has(key) ? Optional.of(section.requiredWord(key, all)) : Optional.empty();
    }

    /** Complains about whatever such a task says and has no use for. */
    static void refuseForeign(Section task, Document document, String path, TaskKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        for (String key : FOREIGN) {
            if (!task.has(key)) continue;
            document.violated(path + "." + key, "said", "nothing: a task of kind " + name + " has no use for it");
        }
    }

    /** What a task pays by when it does not say: workers get everything, or share with those who score. */
    static PayRules usualPay(AssignmentRules rules) {
        boolean custom = rules.judging().validation() == Validation.CUSTOM;
        long workers = custom ? WORKERS_BESIDE_EVALUATORS : WHOLE;
        String rule = rules.wages().escrow() == EscrowMode.POOL ? "score-pool" : "per-assignment";
        return new PayRules(rule, workers, WHOLE - workers, Defaults.PAY.approval());
    }

    /** Scores are coarser than errors of models: whoever is within a fifth of the median agrees with it. */
    static EvaluationRules usualEvaluation() {
        EvaluationRules usual = Defaults.EVALUATION;
        return new EvaluationRules(usual.evaluators(), WHOLE / 5, usual.enrolment(), usual.commit(), usual.reveal());
    }

    /** The bounty of which the workers' share is exactly all rewards; nothing where that cannot be said. */
    static Credits usualBounty(AssignmentRules rules, PayRules pay) {
        try {
            BigInteger owed =
                    BigInteger.valueOf(AssignmentRulesCheck.owed(rules).micros());
            BigInteger share = BigInteger.valueOf(Math.max(1, pay.minersMicros()));
            BigInteger whole = owed.multiply(BigInteger.valueOf(WHOLE)).add(share.subtract(BigInteger.ONE));
            return Credits.micros(whole.divide(share).longValueExact());
        } catch (ArithmeticException e) {
            return Credits.ZERO;
        }
    }
}
