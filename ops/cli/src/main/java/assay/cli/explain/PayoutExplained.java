package assay.cli.explain;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.story.Amounts;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.money.Split;
import assay.domain.payout.PayRules;
import assay.domain.payout.PayoutEvent.PlanApproved;
import assay.domain.payout.PayoutEvent.PlanMade;
import assay.domain.payout.PayoutEvent.PlanRefused;
import assay.domain.payout.PayoutEvent.RefusalGiven;
import assay.domain.payout.PayoutRule;
import assay.domain.payout.PayoutRules;
import assay.domain.payout.Plan;
import assay.domain.task.TaskEvent.SettlementStarted;
import assay.domain.task.TaskEvent.TaskDrafted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/** Says why everybody was paid what they were paid for a task, or nothing. */
public final class PayoutExplained {
    private final Trail trail;
    private final Trail.Found<PlanMade> made;
    private final Plan plan;

    private PayoutExplained(Trail trail, Trail.Found<PlanMade> made) {
        this.trail = trail;
        this.made = made;
        this.plan = made.event().plan();
    }

    /** About the payout of {@code task}. */
    public static Explained of(Records records, String task) throws InterruptedException {
        Trail trail = Trail.of(records, task);
        return new PayoutExplained(trail, plan(trail)).explained();
    }

    static Trail.Found<PlanMade> plan(Trail trail) throws InterruptedException {
        return trail.last(EntityType.PAYOUT, PlanMade.class)
                .orElseThrow(() -> Failure.of(
                        ExitCode.FAILED,
                        "not-settled",
                        "task " + trail.task()
                                + " has no payout plan yet: its work is not over, or it was never funded",
                        "assay task show " + trail.task() + " says where it stands"));
    }

    private Explained explained() throws InterruptedException {
        Paid paid = Paid.of(trail, plan);
        MinerPay miners = new MinerPay(trail, made, paid);
        EvaluatorPay evaluators = new EvaluatorPay(trail, made, paid);
        List<Answer> answers = new ArrayList<>();
        SortedSet<ParticipantId> trained = miners.everybody();
        for (ParticipantId miner : trained) answers.add(miners.answer(miner));
        for (ParticipantId evaluator : evaluators.everybody()) answers.add(evaluators.answer(evaluator));
        for (int i = 0; i < plan.lines().size(); i++) {
            Plan.Line line = plan.lines().get(i);
            boolean told = line.role().equals(Plan.MINER) || line.role().equals(Plan.EVALUATOR);
            if (!told) answers.add(service(line, i, paid));
        }
        return new Explained("payout/" + trail.task(), overview(paid), answers);
    }

    private Answer service(Plan.Line line, int index, Paid paid) {
        List<Because> because = new ArrayList<>();
        because.add(Because.of(made.entry(), line.reason()));
        because.addAll(paid.of(index));
        String outcome = line.role() + ", " + paid.outcome(index);
        return new Answer(line.payee().name(), outcome, line.amount().micros(), because);
    }

    private List<Because> overview(Paid paid) throws InterruptedException {
        List<Because> overview = new ArrayList<>();
        trail.each(
                EntityType.TASK,
                TaskDrafted.class,
                (entry, drafted) -> overview.add(Because.of(
                        entry,
                        drafted.client() + " put up "
                                + Amounts.credits(drafted.spec().bounty()))));
        trail.each(
                EntityType.TASK,
                SettlementStarted.class,
                (entry, ended) -> overview.add(
                        Because.of(entry, ended.ending().name().toLowerCase(Locale.ROOT) + ": " + ended.reason())));
        PayRules rules = plan.facts().rules();
        String formula = PayoutRules.named(rules.rule())
                .map(PayoutRule::formula)
                .orElse("a rule that this version does not know");
        overview.add(Because.of(made.entry(), "miners are paid by the rule " + rules.rule() + ": " + formula));
        role(overview, Plan.MINER, rules.minersMicros());
        role(overview, Plan.EVALUATOR, rules.evaluatorsMicros());
        role(overview, Plan.VERIFIER, rules.verifiersMicros());
        role(overview, Plan.STORAGE, rules.storageMicros());
        approval(overview);
        overview.addAll(paid.refund());
        return overview;
    }

    /** A role's part of the bounty, and how much of it went to whom it was for. */
    private void role(List<Because> overview, String role, long shareMicros) {
        if (shareMicros == 0) return;
        Credits part = Split.share(plan.facts().escrow(), shareMicros, PayoutRule.WHOLE_MICROS);
        Credits used = Credits.ZERO;
        for (Plan.Line line : plan.lines()) if (line.role().equals(role)) used = used.plus(line.amount());
        String rest = part.minus(used).isZero() ? "" : "; " + Amounts.credits(part.minus(used)) + " of it go back";
        String whose = Amounts.percent(shareMicros) + " of the bounty, " + Amounts.credits(part) + ", is for "
                + (role.equals(Plan.STORAGE) ? "storage" : role + "s") + ": " + Amounts.credits(used) + " was earned";
        overview.add(Because.of(made.entry(), whose + rest));
    }

    private void approval(List<Because> overview) throws InterruptedException {
        trail.each(
                EntityType.PAYOUT,
                RefusalGiven.class,
                (entry, given) -> overview.add(Because.of(
                        entry,
                        given.by() + " refuses the plan, citing " + given.citedEvent() + ": " + given.reason())));
        trail.each(EntityType.PAYOUT, PlanApproved.class, (entry, by) -> overview.add(approved(entry, by)));
        trail.each(
                EntityType.PAYOUT,
                PlanRefused.class,
                (entry, by) -> overview.add(Because.of(
                        entry, "more than half refused the plan: the money stays in escrow, and nobody is paid")));
    }

    private static Because approved(Entry<?> entry, PlanApproved by) {
        String silent = by.silent() == 0 ? "" : ", and " + by.silent() + " said nothing, which approves";
        String words = by.approvals() + " evaluators approve the plan, " + by.refusals() + " refuse" + silent;
        return Because.of(
                entry, by.approvals() + by.refusals() + by.silent() == 0 ? "nobody had to approve the plan" : words);
    }
}
