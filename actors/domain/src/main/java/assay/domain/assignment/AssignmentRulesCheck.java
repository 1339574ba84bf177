package assay.domain.assignment;

import assay.domain.evaluation.EvaluationRules;
import assay.domain.money.Credits;
import assay.domain.money.Split;
import assay.domain.payout.PayRules;
import assay.domain.task.SpecViolation;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.task.TaskSpecCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a task that hands out assignments may say about them: every bound, in one pass. */
public final class AssignmentRulesCheck {
    /** The most assignments: all results of a task still fit into one message. */
    public static final int MAX_ASSIGNMENTS = 64;

    /** The most files of a task, and the most samples (DecentralML). */
    public static final int MAX_FILES = 100;

    /** The most characters that all addresses of a task have together: they travel with every assignment. */
    public static final int MAX_ADDRESSES = 32 * 1024;

    /** The longest question, in characters (DecentralML). */
    public static final int MAX_QUESTION = 2048;

    /** The most characters that all labels have together (DecentralML). */
    public static final int MAX_LABELS = 1024;

    private static final long ONE = 1_000_000;

    private final List<SpecViolation> found = new ArrayList<>();

    private AssignmentRulesCheck() {}

    /** Everything that is wrong with the assignments of {@code spec}. */
    public static List<SpecViolation> violations(TaskSpec spec) {
        AssignmentRulesCheck check = new AssignmentRulesCheck();
        if (!spec.kind().assigns()) {
            if (!spec.assignment().equals(AssignmentRules.unsaid())) {
                check.wrong("assignment", "said", "nothing: only annotation and engineering hand out assignments");
            }
            return check.found;
        }
        check.slots(spec);
        check.brief(spec.kind(), spec.assignment().brief());
        check.judging(spec);
        check.wages(spec);
        return List.copyOf(check.found);
    }

    private void slots(TaskSpec spec) {
        AssignmentRules rules = spec.assignment();
        int count = rules.assignments();
        if (count < 1 || count > MAX_ASSIGNMENTS) {
            wrong("assignment.assignments", count, "a whole number from 1 to " + MAX_ASSIGNMENTS);
        }
        time("assignment.submission", rules.submission());
        if (!usable(rules.submission())
                || !usable(spec.deadline())
                || reserve(spec).compareTo(TaskSpecCheck.MAX_TIME.multipliedBy(2)) > 0) return;
        Duration least = rules.submission().plus(reserve(spec));
        if (spec.deadline().compareTo(least) <= 0) {
            String longer = "longer than it takes to hand in a result and to judge it (" + words(least) + ")";
            wrong("deadline", words(spec.deadline()), longer);
        }
    }

    /** How long before a task's deadline the last result must be in, so that there is time to judge it. */
    public static Duration reserve(TaskSpec spec) {
        EvaluationRules evaluation = spec.evaluation();
        return switch (spec.assignment().judging().validation()) {
            case AUTO -> Duration.ZERO;
            case MANUAL -> spec.assignment().judging().within();
            // What does not fit into a time is refused where it stands.
            case CUSTOM ->
                usable(evaluation.commit()) && usable(evaluation.reveal())
                        ? evaluation.commit().plus(evaluation.reveal())
                        : Duration.ZERO;
        };
    }

    private void brief(TaskKind kind, Brief brief) {
        String question = brief.question();
        if (question.isBlank() || question.length() > MAX_QUESTION) {
            String told = question.isBlank() ? "blank" : question.length() + " characters";
            wrong("assignment.question", told, "1 to " + MAX_QUESTION + " characters, not all blank");
        }
        boolean annotation = kind == TaskKind.ANNOTATION;
        if (annotation && brief.media().isEmpty()) {
            wrong("assignment.media", "missing", "one of image, audio, text, video");
        }
        if (!annotation) {
            if (brief.media().isPresent()) wrong("assignment.media", "said", "nothing: a model is delivered");
            if (!brief.labels().isEmpty()) wrong("assignment.labels", "said", "nothing: a model is delivered");
            if (brief.coordinates()) wrong("assignment.coordinates", true, "false: a model is delivered");
            if (brief.json()) wrong("assignment.json", true, "false: a model is delivered");
        }
        if (brief.storage().isEmpty()) wrong("assignment.storage", "missing", "where the files are");
        found.addAll(Addresses.secret("assignment.secret", brief.secret()));
        if (brief.files().isEmpty()) {
            String what = annotation ? "the addresses of what is to be annotated" : "the address of what to start from";
            wrong("assignment.files", "none", what + ", at least one");
        }
        addresses("assignment.files", brief.files(), brief);
        addresses("assignment.samples", brief.samples(), brief);
        int length = 0;
        for (String address : brief.files()) length += address.length();
        for (String address : brief.samples()) length += address.length();
        if (length > MAX_ADDRESSES) {
            wrong("assignment.files", length + " characters in all", "at most " + MAX_ADDRESSES + " with the samples");
        }
        labels(brief.labels());
    }

    private void addresses(String field, List<String> addresses, Brief brief) {
        if (addresses.size() > MAX_FILES) wrong(field, addresses.size() + " addresses", "at most " + MAX_FILES);
        for (int i = 0; i < Math.min(addresses.size(), MAX_FILES); i++) {
            Addresses.wrong(field + "[" + i + "]", addresses.get(i), brief.storage())
                    .ifPresent(found::add);
        }
    }

    private void labels(List<String> labels) {
        if (String.join("", labels).length() > MAX_LABELS) {
            wrong("assignment.labels", "too many", "at most " + MAX_LABELS + " characters in all");
            return;
        }
        TreeSet<String> seen = new TreeSet<>();
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            String field = "assignment.labels[" + i + "]";
            boolean usable = !label.isBlank()
                    && label.equals(label.strip())
                    && label.length() <= Annotations.MAX_LABEL
                    && label.chars().noneMatch(c -> c < ' ' || c == '@');
            if (!usable) {
                String expected = "1 to " + Annotations.MAX_LABEL + " characters without @, not blank at either end";
                wrong(field, Addresses.quoted(label), expected);
            } else if (!seen.add(label)) {
                wrong(field, Addresses.quoted(label), "each label once");
            }
        }
        if (labels.size() == 1) wrong("assignment.labels", "one label", "two or more to choose from, or none");
    }

    private void judging(TaskSpec spec) {
        Judging judging = spec.assignment().judging();
        boolean manual = judging.validation() == Validation.MANUAL;
        if (manual) time("assignment.within", judging.within());
        if (!manual && !judging.within().isZero()) {
            wrong(
                    "assignment.within",
                    words(judging.within()),
                    "nothing: the client judges only under validation manual");
        }
        long least = judging.acceptedFromMicros();
        if (judging.validation() == Validation.CUSTOM) {
            if (least < 0 || least > ONE) wrong("assignment.accepted-from", least, "a score, 0 to 1");
        } else {
            if (least != 0) wrong("assignment.accepted-from", least, "nothing: only validation custom gives scores");
            EvaluationRules none = Unused.EVALUATION;
            if (!spec.evaluation().equals(none)) {
                wrong("evaluation", "said", "nothing: evaluators are needed only under validation custom");
            }
        }
    }

    private void wages(TaskSpec spec) {
        Wages wages = spec.assignment().wages();
        PayRules pay = spec.pay();
        boolean fixed = wages.escrow() == EscrowMode.PER_ASSIGNMENT;
        String rule = fixed ? "per-assignment" : "score-pool";
        if (!pay.rule().equals(rule)) {
            wrong(
                    "pay.rule",
                    Addresses.quoted(pay.rule()),
                    rule + ": the escrow is " + (fixed ? "per assignment" : "a pool"));
        }
        if (!fixed) {
            if (!wages.reward().isZero())
                wrong("assignment.reward", wages.reward(), "nothing: a pool is shared by score");
            return;
        }
        boolean free = spec.campaign().filler();
        if (wages.reward().isZero() && !free) wrong("assignment.reward", wages.reward(), "more than 0");
        if (pay.minersMicros() < 0 || pay.minersMicros() > ONE) return;
        Credits share = Split.share(spec.bounty(), pay.minersMicros(), ONE);
        try {
            Credits owed = owed(spec.assignment());
            if (!share.equals(owed)) {
                String expected = "so much that pay.miners of it is exactly "
                        + spec.assignment().assignments() + " rewards of " + wages.reward() + ", " + owed
                        + " (now it is " + share + ")";
                wrong("bounty", spec.bounty(), expected);
            }
        } catch (ArithmeticException e) {
            wrong("assignment.reward", wages.reward(), "a reward that fits, times assignments, into an account");
        }
    }

    /** What all assignments cost; throws {@link ArithmeticException} when no account could hold it. */
    public static Credits owed(AssignmentRules rules) {
        return Credits.micros(
                Math.multiplyExact(rules.wages().reward().micros(), (long) Math.max(0, rules.assignments())));
    }

    private void time(String field, Duration value) {
        if (!usable(value)) {
            wrong(field, words(value), "longer than 0s, at most " + TaskSpecCheck.MAX_TIME.toDays() + "d");
        }
    }

    private static boolean usable(Duration value) {
        return !value.isNegative() && !value.isZero() && value.compareTo(TaskSpecCheck.MAX_TIME) <= 0;
    }

    private static String words(Duration value) {
        return TaskSpecCheck.words(value);
    }

    private void wrong(String field, Object value, String expected) {
        found.add(new SpecViolation(field, value.toString(), expected));
    }
}
