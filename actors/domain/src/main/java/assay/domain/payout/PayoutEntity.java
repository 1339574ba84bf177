package assay.domain.payout;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.account.AccountCommand.Transfer;
import assay.domain.account.Accounts;
import assay.domain.account.TransferNotice;
import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.NotUnderstood;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;
import assay.domain.entity.Send;
import assay.domain.participant.Work;
import assay.domain.payout.Payout.Approving;
import assay.domain.payout.Payout.Disputed;
import assay.domain.payout.Payout.None;
import assay.domain.payout.Payout.OpenPayment;
import assay.domain.payout.Payout.Paid;
import assay.domain.payout.Payout.Paying;
import assay.domain.payout.Payout.Verdict;
import assay.domain.payout.PayoutCommand.ApprovePlan;
import assay.domain.payout.PayoutCommand.RefusePlan;
import assay.domain.payout.PayoutCommand.Settle;
import assay.domain.payout.PayoutEvent.ApprovalGiven;
import assay.domain.payout.PayoutEvent.BatchBegun;
import assay.domain.payout.PayoutEvent.PaymentDiverted;
import assay.domain.payout.PayoutEvent.PaymentPosted;
import assay.domain.payout.PayoutEvent.PaymentStranded;
import assay.domain.payout.PayoutEvent.PayoutCompleted;
import assay.domain.payout.PayoutEvent.PlanApproved;
import assay.domain.payout.PayoutEvent.PlanMade;
import assay.domain.payout.PayoutEvent.PlanRefused;
import assay.domain.payout.PayoutEvent.RefusalGiven;
import assay.domain.payout.PayoutRejection.AnsweredOtherwise;
import assay.domain.payout.PayoutRejection.CitationNotValid;
import assay.domain.payout.PayoutRejection.FactsNotValid;
import assay.domain.payout.PayoutRejection.NotAnApprover;
import assay.domain.payout.PayoutRejection.RuleUnknown;
import assay.domain.payout.PayoutRejection.SettledOtherwise;
import assay.domain.task.TaskCommand.PayoutFinished;
import assay.domain.task.TaskCommand.PayoutRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of a payout: one plan, the evaluators' approval, and every transfer once. */
public final class PayoutEntity implements Entity<Payout, PayoutEvent> {
    static final int MAX_CITATION_LENGTH = 500;

    @Override
    public EntityType type() {
        return EntityType.PAYOUT;
    }

    @Override
    public Payout initial(String name) {
        return new None(name);
    }

    @Override
    public Decision<PayoutEvent> decide(Payout payout, Command command, Origin from, Instant now) {
        if (command instanceof Settle settle) return settle(payout, settle, from, now);
        if (command instanceof ApprovePlan approve) return approve(payout, approve, from);
        if (command instanceof RefusePlan refuse) return refuse(payout, refuse, from);
        if (command instanceof TransferNotice notice) return notice(payout, notice, from);
        return rejected(NotUnderstood.of(payout.id(), command));
    }

    private static Decision<PayoutEvent> settle(Payout payout, Settle command, Origin from, Instant now) {
        if (!from.isEntity(payout.task())) {
            return rejected(NotAllowed.of(payout.id(), command, payout.task().toString(), from));
        }
        Facts facts = command.facts();
        if (!(payout instanceof None)) {
            if (plan(payout).filter(plan -> plan.facts().equals(facts)).isPresent()) return unchanged();
            return rejected(new SettledOtherwise(payout.id(), payout.phase()));
        }
        Optional<Rejection> fault = fault(payout.id(), facts);
        if (fault.isPresent()) return rejected(fault.get());
        Optional<PayoutRule> rule = PayoutRules.named(facts.rules().rule());
        if (rule.isEmpty()) {
            return rejected(new RuleUnknown(payout.id(), facts.rules().rule(), PayoutRules.names()));
        }
        List<ParticipantId> approvers =
                command.approvers().stream().distinct().sorted().toList();
        PlanMade made = new PlanMade(
                rule.get().plan(facts), approvers, now.plus(facts.rules().approval()));
        return accepted(continued(payout, made));
    }

    private static Optional<Plan> plan(Payout payout) {
        if (payout instanceof Approving approving) return Optional.of(approving.plan());
        if (payout instanceof Paying paying) return Optional.of(paying.plan());
        if (payout instanceof Paid paid) return Optional.of(paid.plan());
        return payout instanceof Disputed disputed ? Optional.of(disputed.plan()) : Optional.empty();
    }

    private static Optional<Rejection> fault(EntityId id, Facts facts) {
        PayRules rules = facts.rules();
        Optional<String> shares = Fault.ofShares(rules);
        if (shares.isPresent()) {
            return Optional.of(
                    new FactsNotValid(id, "rules", shares.get(), "shares of at least 0, at most 10⁶ in all"));
        }
        if (rules.approval().isNegative()) {
            return Optional.of(
                    new FactsNotValid(id, "approval", rules.approval().toString(), "no negative time"));
        }
        return Fault.ofCounts(facts).map(found -> new FactsNotValid(id, found.field(), found.found(), "counts"));
    }

    private static Decision<PayoutEvent> approve(Payout payout, ApprovePlan command, Origin from) {
        if (!(from instanceof Origin.FromParticipant by)) {
            return rejected(NotAllowed.of(payout.id(), command, "approvers", from));
        }
        return answer(payout, command, by.participant(), Verdict.APPROVES, new ApprovalGiven(by.participant()));
    }

    private static Decision<PayoutEvent> refuse(Payout payout, RefusePlan command, Origin from) {
        if (!(from instanceof Origin.FromParticipant by)) {
            return rejected(NotAllowed.of(payout.id(), command, "approvers", from));
        }
        if (!citable(command.citedEvent()) || !Citation.isOne(command.citedEvent()))
            return rejected(new CitationNotValid(payout.id(), "citedEvent"));
        if (!citable(command.reason())) return rejected(new CitationNotValid(payout.id(), "reason"));
        Verdict verdict = new Verdict(false, command.citedEvent(), command.reason());
        PayoutEvent event = new RefusalGiven(by.participant(), command.citedEvent(), command.reason());
        return answer(payout, command, by.participant(), verdict, event);
    }

    private static boolean citable(String text) {
        return !text.isBlank() && text.length() <= MAX_CITATION_LENGTH;
    }

    private static Decision<PayoutEvent> answer(
            Payout payout, Command command, ParticipantId by, Verdict verdict, PayoutEvent event) {
        if (!(payout instanceof Approving approving)) {
            return rejected(NotNow.of(payout.id(), command, payout.phase()));
        }
        if (!approving.approvers().contains(by)) {
            return rejected(new NotAnApprover(payout.id(), by, approving.approvers()));
        }
        Optional<Verdict> first = approving.answers().get(by);
        if (first.isEmpty()) return accepted(continued(payout, event));
        return first.get().equals(verdict) ? unchanged() : rejected(new AnsweredOtherwise(payout.id(), by));
    }

    private static Decision<PayoutEvent> notice(Payout payout, TransferNotice notice, Origin from) {
        EntityId escrow = Accounts.escrow(payout.name());
        if (!from.isEntity(escrow)) return rejected(NotAllowed.of(payout.id(), notice, escrow.toString(), from));
        return accepted(ended(payout, notice.transfer(), notice.posted(), notice.reason()));
    }

    /** The end of a transfer; nothing happens when it is not under way, for example because this is told twice. */
    private static List<PayoutEvent> ended(Payout payout, String transfer, boolean posted, String reason) {
        if (!(payout instanceof Paying paying)) return List.of();
        Optional<OpenPayment> open = paying.open().get(transfer);
        if (open.isEmpty()) return List.of();
        if (posted) return continued(payout, new PaymentPosted(transfer));
        if (open.get().diverted()) return continued(payout, new PaymentStranded(transfer, reason));
        Payment instead = payment(paying, open.get().index()).diverted(paying.name());
        return continued(payout, new PaymentDiverted(transfer, instead.transfer(), reason));
    }

    private static Payment payment(Paying paying, int index) {
        return Payment.of(paying.name(), paying.plan(), index);
    }

    /** {@code first}, and what follows from it at once. */
    private static List<PayoutEvent> continued(Payout payout, PayoutEvent first) {
        List<PayoutEvent> events = new ArrayList<>(List.of(first));
        Payout state = first.applyTo(payout);
        Optional<PayoutEvent> next = next(state);
        while (next.isPresent()) {
            events.add(next.get());
            state = next.get().applyTo(state);
            next = next(state);
        }
        return events;
    }

    private static Optional<PayoutEvent> next(Payout payout) {
        if (payout instanceof Approving approving) {
            if (2 * approving.refusals() > approving.approvers().size()) return Optional.of(refused(approving));
            boolean all = approving.answers().size() == approving.approvers().size();
            return all ? Optional.of(approved(approving)) : Optional.empty();
        }
        if (!(payout instanceof Paying paying) || !paying.open().isEmpty()) return Optional.empty();
        int to = paying.next();
        for (int begun = 0; to < Payment.count(paying.plan()) && begun < Payout.BATCH; to++) {
            if (!payment(paying, to).amount().isZero()) begun++;
        }
        boolean nothingLeft =
                Payment.between(paying.name(), paying.plan(), paying.next(), to).isEmpty();
        return Optional.of(nothingLeft ? new PayoutCompleted(paying.totals()) : new BatchBegun(paying.next(), to));
    }

    private static PayoutEvent approved(Approving approving) {
        int refusals = approving.refusals();
        int approvals = approving.answers().size() - refusals;
        int silent = approving.approvers().size() - approving.answers().size();
        return new PlanApproved(approvals, refusals, silent);
    }

    private static PayoutEvent refused(Approving approving) {
        Verdict quoted = approving.answers().values().stream()
                .filter(verdict -> !verdict.approves())
                .findFirst()
                .orElseThrow();
        return new PlanRefused(approving.refusals(), quoted.citedEvent(), quoted.reason());
    }

    @Override
    public List<Send> react(Payout payout, PayoutEvent event) {
        EntityId escrow = Accounts.escrow(payout.name());
        if (event instanceof BatchBegun batch && payout instanceof Paying paying) {
            return Payment.between(paying.name(), paying.plan(), batch.from(), batch.to()).stream()
                    .map(payment -> new Send(escrow, payment.command()))
                    .toList();
        }
        if (event instanceof PaymentDiverted diverted && payout instanceof Paying paying) {
            return paying.open().get(diverted.instead()).stream()
                    .map(open -> payment(paying, open.index()).diverted(paying.name()))
                    .map(payment -> new Send(escrow, payment.command()))
                    .toList();
        }
        if (event instanceof PlanRefused refused) {
            return List.of(new Send(payout.task(), new PayoutRefused(refused.citedEvent(), refused.reason())));
        }
        if (event instanceof PayoutCompleted completed) {
            Payout.Totals totals = completed.totals();
            return List.of(new Send(payout.task(), new PayoutFinished(totals.paid(), totals.refunded())));
        }
        return List.of();
    }

    /** Silence approves. */
    @Override
    public Optional<Instant> wakeAt(Payout payout) {
        return payout instanceof Approving approving ? Optional.of(approving.deadline()) : Optional.empty();
    }

    @Override
    public List<PayoutEvent> wake(Payout payout, Instant now) {
        return payout instanceof Approving approving ? continued(payout, approved(approving)) : List.of();
    }

    /** A refused transfer has failed for good: asking again would be refused again. */
    @Override
    public List<PayoutEvent> answered(Payout payout, EntityId by, Command command, Outcome outcome, Instant now) {
        if (!(command instanceof Transfer transfer) || !(outcome instanceof Outcome.Refused refused)) return List.of();
        return ended(payout, transfer.transfer(), false, refused.rejection().message());
    }

    @Override
    public Object occasion(Payout payout) {
        return payout instanceof Approving ? "approve" : "nothing";
    }

    @Override
    public Optional<List<ParticipantId>> called(Payout payout) {
        return Optional.of(payout instanceof Approving approving ? approving.approvers() : List.of());
    }

    @Override
    public List<Work> work(Payout payout, ParticipantId participant, Instant now) {
        if (!(payout instanceof Approving approving) || !approving.awaits(participant)) return List.of();
        return List.of(new Work.Approve(payout.id(), approving.plan(), approving.deadline()));
    }
}
