package assay.domain.task;

import assay.domain.assignment.AssignmentRulesCheck;
import assay.domain.assignment.Unused;
import assay.domain.assignment.Validation;
import assay.domain.committee.CommitteeRules;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a {@link TaskSpec} may say: every bound, checked in one pass, so that a client hears of all mistakes at once. The
 * command line uses it before it sends a task, the task entity before it takes one.
 */
public final class TaskSpecCheck {
    /** The longest title, in characters. */
    public static final int MAX_TITLE = 120;

    /** The most rounds. */
    public static final int MAX_ROUNDS = 1_000;

    /** The most training segments: all of them are named in one message, with who trains on which. */
    public static final int MAX_TRAINING_SEGMENTS = 1_000;

    /** The most validation segments, and the most hidden ones: they travel with the training segments, or in a job. */
    public static final int MAX_MEASURED_SEGMENTS = 250;

    /** The most members of a committee, or miners of a contribution task: each has a line in one payout plan. */
    public static final int MAX_MEMBERS = 100;

    /** The most evaluators: each has a line in one payout plan. */
    public static final int MAX_EVALUATORS = 100;

    /** The most gains that a task can come to: one payout plan rests on all of them. */
    public static final int MAX_GAINS = 1_000;

    /** The most updates that are valued in all rounds together: one payout plan rests on all of them. */
    public static final int MAX_VALUED = 500;

    /** The most passes over its data that a trainer makes in one round. */
    public static final int MAX_EPOCHS = 10_000;

    /** The longest path of a file, in characters. */
    public static final int MAX_PATH = 1_000;

    /** The most layers of a network. */
    public static final int MAX_LAYERS = 64;

    /** The most outputs of a layer, and the most samples of a batch. */
    public static final int MAX_NODES = 1_000_000;

    /** The longest time a task may give to anything. */
    public static final Duration MAX_TIME = Duration.ofDays(365);

    /** How much of a wrong value is told, in characters. */
    private static final int MAX_TOLD = 200;

    private static final long ONE = 1_000_000;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern GENERATED = Pattern.compile("[1-9][0-9]{0,7},[1-9][0-9]{0,5},[1-9][0-9]{0,3}");

    private final List<SpecViolation> found = new ArrayList<>();

    private TaskSpecCheck() {}

    /** Everything that is wrong with {@code spec}, in the order of its fields; empty when nothing is. */
    public static List<SpecViolation> violations(TaskSpec spec) {
        TaskSpecCheck check = new TaskSpecCheck();
        if (spec.kind().assigns()) return assigned(spec, check);
        check.task(spec);
        CampaignCheck.of(spec, check::wrong);
        RecipeCheck.of(spec, check::wrong);
        check.data(spec.data());
        check.committee(spec);
        check.evaluation(spec.evaluation());
        check.found.addAll(PayCheck.violations(spec));
        AggregationCheck.of(spec, check::wrong);
        check.found.addAll(DisciplineCheck.violations(spec));
        check.found.addAll(AssignmentRulesCheck.violations(spec));
        check.found.addAll(ResidualCheck.violations(spec));
        VerificationCheck.of(spec, check::wrong);
        return List.copyOf(check.found);
    }

    /** What a task that hands out assignments does not use is not looked at. */
    private static List<SpecViolation> assigned(TaskSpec spec, TaskSpecCheck check) {
        check.title(spec);
        check.time("deadline", spec.deadline());
        if (!spec.recipe().equals(Unused.RECIPE)) RecipeCheck.of(spec, check::wrong);
        if (!spec.data().equals(Unused.DATA)) check.data(spec.data());
        if (spec.assignment().judging().validation() == Validation.CUSTOM) check.evaluation(spec.evaluation());
        CampaignCheck.of(spec, check::wrong);
        check.found.addAll(PayCheck.violations(spec));
        check.found.addAll(AssignmentRulesCheck.violations(spec));
        return List.copyOf(check.found);
    }

    private void title(TaskSpec spec) {
        if (spec.title().isBlank() || spec.title().length() > MAX_TITLE) {
            wrong("title", '"' + spec.title() + '"', "1 to " + MAX_TITLE + " characters, not all blank");
        }
    }

    private void task(TaskSpec spec) {
        title(spec);
        long initial = spec.claimedInitialErrorMicros();
        long target = spec.targetErrorMicros();
        if (initial <= 0 || initial > ONE) wrong("claimed-initial-error", decimal(initial), "more than 0, at most 1");
        if (target < 0) wrong("target-error", decimal(target), "0 or more");
        if (target >= initial) {
            wrong("target-error", decimal(target), "less than claimed-initial-error (" + decimal(initial) + ")");
        }
        share("minimum-increment", spec.minimumIncrementMicros());
        count("rounds", spec.rounds(), 1, MAX_ROUNDS);
        gains(spec);
        time("deadline", spec.deadline());
        time("preparation", spec.preparation());
        time("round", spec.round());
    }

    /** Every update of every round may bring a gain, but each brings the error down by the least increment. */
    private void gains(TaskSpec spec) {
        long updates = spec.rounds() * ResidualCheck.updates(spec);
        long increments = ONE / Math.max(1, spec.minimumIncrementMicros());
        if (Math.min(updates, increments) <= MAX_GAINS) return;
        String least = "at least " + decimal(ONE / MAX_GAINS) + " for " + updates + " updates (rounds times committee."
                + "maximum), or at most " + MAX_GAINS + " updates";
        wrong("minimum-increment", decimal(spec.minimumIncrementMicros()), least);
    }

    private void data(DataPlan data) {
        source(data.source());
        count("data.training-segments", data.trainingSegments(), 1, MAX_TRAINING_SEGMENTS);
        long validation = data.validationMicros();
        long hidden = data.hiddenMicros();
        if (validation <= 0 || validation >= ONE) wrong("data.validation", decimal(validation), "between 0 and 1");
        if (hidden <= 0 || hidden >= ONE) wrong("data.hidden", decimal(hidden), "between 0 and 1");
        if (inside(validation) && inside(hidden) && validation + hidden >= ONE) {
            String rest = "with data.validation (" + decimal(validation) + ") less than 1: the rest is for training";
            wrong("data.hidden", decimal(hidden), rest);
        }
    }

    private static boolean inside(long share) {
        return share > 0 && share < ONE;
    }

    private void source(DataSource source) {
        DataFormat format = source.format();
        String features = source.features();
        boolean needsPath = format == DataFormat.CSV || format == DataFormat.IDX;
        if (needsPath && features.isEmpty()) wrong("data.source.features", "missing", "the path of a file");
        if (format == DataFormat.DIGITS && !features.isEmpty()) {
            wrong("data.source.features", features, "nothing: the digits are bundled");
        }
        if (format == DataFormat.GENERATED && !GENERATED.matcher(features).matches()) {
            wrong("data.source.features", '"' + features + '"', "samples,features,classes, for example 2000,16,4");
        }
        if (format == DataFormat.IDX && source.labels().isEmpty()) {
            wrong("data.source.labels", "missing", "the path of a file");
        }
        if (format != DataFormat.IDX && !source.labels().isEmpty()) {
            wrong(
                    "data.source.labels",
                    source.labels(),
                    "nothing: only the format idx has its labels in a second file");
        }
        path("data.source.features", features);
        path("data.source.labels", source.labels());
        if (!source.sha256().isEmpty() && !SHA256.matcher(source.sha256()).matches()) {
            wrong("data.source.sha256", '"' + source.sha256() + '"', "64 digits of 0-9 and a-f");
        }
    }

    private void path(String field, String path) {
        if (path.length() > MAX_PATH) wrong(field, path.length() + " characters", "at most " + MAX_PATH);
    }

    private void committee(TaskSpec spec) {
        CommitteeRules rules = spec.committee();
        boolean elected = spec.kind() == TaskKind.TRAINING;
        count("committee.minimum", rules.minimum(), elected ? 2 : 1, MAX_MEMBERS);
        count("committee.maximum", rules.maximum(), 1, MAX_MEMBERS);
        if (rules.maximum() < rules.minimum()) {
            wrong("committee.maximum", rules.maximum(), "at least committee.minimum (" + rules.minimum() + ")");
        }
        if (elected && spec.data().trainingSegments() < rules.maximum()) {
            String enough = "at least committee.maximum (" + rules.maximum() + "), so that every member has one";
            wrong("data.training-segments", spec.data().trainingSegments(), enough);
        }
        ElectionCheck.of(rules, this::wrong);
        time("committee.ballot.reveal", rules.ballot().reveal());
        time("committee.ballot.proofs", rules.ballot().proofs());
        time("committee.registration", rules.registration());
        time("committee.voting-cycle", rules.votingCycle());
        time("committee.pings", rules.pings());
        time("committee.ranking", rules.ranking());
        time("committee.leader-lease", rules.leaderLease());
        if (positive(spec.deadline()) && spec.deadline().compareTo(rules.registration()) <= 0) {
            String longer = "longer than committee.registration (" + words(rules.registration()) + ")";
            wrong("deadline", words(spec.deadline()), longer);
        }
    }

    private void evaluation(EvaluationRules rules) {
        count("evaluation.evaluators", rules.evaluators(), 3, MAX_EVALUATORS);
        share("evaluation.tolerance", rules.toleranceMicros());
        time("evaluation.enrolment", rules.enrolment());
        time("evaluation.commit", rules.commit());
        time("evaluation.reveal", rules.reveal());
    }

    private void share(String field, long micros) {
        if (!valid(micros)) wrong(field, decimal(micros), "0 to 1");
    }

    private static boolean valid(long share) {
        return share >= 0 && share <= ONE;
    }

    private void count(String field, int value, int least, int most) {
        if (value < least || value > most) wrong(field, value, "a whole number from " + least + " to " + most);
    }

    private void time(String field, Duration value) {
        if (!positive(value)) wrong(field, words(value), "longer than 0s");
        else if (value.compareTo(MAX_TIME) > 0) wrong(field, words(value), "at most " + MAX_TIME.toDays() + "d");
    }

    private static boolean positive(Duration value) {
        return !value.isNegative() && !value.isZero();
    }

    private void wrong(String field, Object value, String expected) {
        found.add(violation(field, value, expected));
    }

    /** A violation that tells no more of {@code value} than people will read. */
    static SpecViolation violation(String field, Object value, String expected) {
        String text = value.toString();
        String told = text.length() <= MAX_TOLD ? text : text.substring(0, MAX_TOLD) + "…";
        return new SpecViolation(field, told, expected);
    }

    private static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    /** {@code 90s}, or {@code 250ms}: as written in a task file. */
    public static String words(Duration value) {
        long millis = value.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
