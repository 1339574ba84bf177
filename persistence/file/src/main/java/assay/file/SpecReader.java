package assay.file;

import assay.domain.assignment.AssignmentRules;
import assay.domain.assignment.Unused;
import assay.domain.assignment.Validation;
import assay.domain.committee.CommitteeRules;
import assay.domain.payout.PayRules;
import assay.domain.task.SpecViolation;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.task.TaskSpecCheck;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Protocol;
import assay.domain.training.TrainingRules;
import java.time.Duration;

/** Reads a task in our own format: the fields of {@link TaskSpec} in kebab case, shares and errors as decimals. */
public final class SpecReader {
    private final Document document;
    private final DataPaths paths;

    public SpecReader(Document document, DataPaths paths) {
        this.document = document;
        this.paths = paths;
    }

    /** Reads the mapping at {@code path}, and checks every bound of what it says. */
    public TaskSpec read(Section task, String path) {
        TaskKind kind = task.word("kind", TaskKind.values(), TaskKind.TRAINING);
        TaskSpec spec = kind.assigns() ? assigning(task, path, kind) : training(task, kind);
        task.refuseOthers();
        check(document, spec, path);
        return spec;
    }

    private TaskSpec training(Section task, TaskKind kind) {
        TrainingRules training = training(task.section("training"));
        return new TaskSpec(
                kind,
                task.text("title"),
                task.credits("bounty"),
                RecipeReader.read(task.requiredSection("recipe")),
                data(task.requiredSection("data")),
                task.micros("claimed-initial-error", Defaults.INITIAL_ERROR_MICROS),
                task.micros("target-error", 0),
                task.micros("minimum-increment", Defaults.MINIMUM_INCREMENT_MICROS),
                task.integer("rounds", Defaults.ROUNDS),
                task.duration("deadline", Defaults.DEADLINE),
                task.duration("preparation", Defaults.PREPARATION),
                task.duration("round", Defaults.ROUND),
                task.text("aggregation", ResidualReader.usualStrategy(training)),
                task.flag("client-may-mine", false),
                committee(task.section("committee")),
                DisciplineReader.evaluation(task.section("evaluation")),
                PayReader.read(task.section("pay")),
                AssignmentReader.read(task.section("assignment"), kind),
                CampaignReader.read(task.section("campaign")),
                training,
                VerificationReader.read(task.section("verification")),
                DisciplineReader.slashing(task.section("slashing")));
    }

    /** Workers do all of it one by one: nobody is elected, and nothing goes in rounds. */
    private TaskSpec assigning(Section task, String path, TaskKind kind) {
        AssignmentRules rules = AssignmentReader.read(task.section("assignment"), kind);
        boolean scored = rules.judging().validation() == Validation.CUSTOM || task.has("evaluation");
        PayRules pay = PayReader.read(task.section("pay"), AssignmentReader.usualPay(rules));
        AssignmentReader.refuseForeign(task, document, path, kind);
        TaskSpec plain = new TaskSpec(
                kind,
                task.text("title"),
                task.credits("bounty", AssignmentReader.usualBounty(rules, pay)),
                task.has("recipe") ? RecipeReader.read(task.section("recipe")) : Unused.RECIPE,
                task.has("data") ? data(task.section("data")) : Unused.DATA,
                0,
                0,
                0,
                0,
                task.duration("deadline", Defaults.DEADLINE),
                Duration.ZERO,
                Duration.ZERO,
                "",
                task.flag("client-may-mine", false),
                Unused.COMMITTEE,
                scored
                        ? DisciplineReader.evaluation(task.section("evaluation"), AssignmentReader.usualEvaluation())
                        : Unused.EVALUATION,
                pay);
        return plain.with(rules).with(CampaignReader.read(task.section("campaign")));
    }

    /** Reports every bound that {@code spec}, which stands at {@code path}, breaks. */
    public static void check(Document document, TaskSpec spec, String path) {
        for (SpecViolation violation : TaskSpecCheck.violations(spec)) {
            String field = path + "." + violation.field();
            if (violation.withheld()) document.withheld(field, violation.value(), violation.expected());
            else document.violated(field, violation.value(), violation.expected());
        }
    }

    /** Reads how a dataset is cut. */
    public DataPlan data(Section data) {
        DataPlan plan = new DataPlan(
                source(data),
                data.integer("training-segments", Defaults.TRAINING_SEGMENTS),
                data.micros("validation", Defaults.VALIDATION_MICROS),
                data.micros("hidden", Defaults.HIDDEN_MICROS),
                data.wide("seed", 1),
                data.word("spread", DataPlan.Spread.values(), DataPlan.Spread.unsaid()));
        data.refuseOthers();
        return plan;
    }

    /** {@code source: digits}, or a mapping that says format and paths. */
    private DataSource source(Section data) {
        if (data.hasScalar("source")) {
            return new DataSource(data.requiredWord("source", DataFormat.values()), "", "", "");
        }
        Section source = data.requiredSection("source");
        DataSource read = new DataSource(
                source.requiredWord("format", DataFormat.values()),
                source.text("features", ""),
                source.text("labels", ""),
                source.text("sha256", ""));
        source.refuseOthers();
        DataSource resolved = paths.resolve(read);
        if (paths.missing(resolved, resolved.features())) source.absent("features");
        if (paths.missing(resolved, resolved.labels())) source.absent("labels");
        return resolved;
    }

    private static CommitteeRules committee(Section committee) {
        CommitteeRules usual = Defaults.COMMITTEE;
        CommitteeRules read = new CommitteeRules(
                committee.integer("minimum", usual.minimum()),
                committee.integer("maximum", usual.maximum()),
                committee.credits("stake", usual.stake()),
                committee.text("election", usual.election()),
                committee.duration("registration", usual.registration()),
                committee.duration("voting-cycle", usual.votingCycle()),
                committee.duration("pings", usual.pings()),
                committee.duration("ranking", usual.ranking()),
                committee.duration("leader-lease", usual.leaderLease()),
                BallotReader.read(committee.section("ballot")),
                QuotaReader.read(committee.section("quotas")));
        committee.refuseOthers();
        return read;
    }

    private static TrainingRules training(Section training) {
        TrainingRules usual = TrainingRules.unsaid();
        TrainingRules read = new TrainingRules(
                training.word("protocol", Protocol.values(), usual.protocol()),
                ResidualReader.read(training.section("residual")),
                DisciplineReader.updates(training.section("updates")),
                AggregationReader.read(training.section("aggregation")));
        training.refuseOthers();
        return read;
    }
}
