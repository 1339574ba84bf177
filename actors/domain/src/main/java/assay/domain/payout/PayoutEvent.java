package assay.domain.payout;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.CorruptJournal;
import assay.domain.entity.Event;
import assay.domain.entity.ParticipantId;
import assay.domain.payout.Payout.Approving;
import assay.domain.payout.Payout.Disputed;
import assay.domain.payout.Payout.None;
import assay.domain.payout.Payout.OpenPayment;
import assay.domain.payout.Payout.Paid;
import assay.domain.payout.Payout.Paying;
import assay.domain.payout.Payout.Totals;
import assay.domain.payout.Payout.Verdict;
import java.time.Instant;
import java.util.List;

/** What happens to a payout. */
public sealed interface PayoutEvent extends Event<Payout> {
    /** The rule was applied to the facts; {@code approvers} may answer until {@code deadline}. */
    record PlanMade(Plan plan, List<ParticipantId> approvers, Instant deadline) implements PayoutEvent {
        public PlanMade {
            approvers = List.copyOf(approvers);
        }

        @Override
        public Payout applyTo(Payout payout) {
            if (!(payout instanceof None none)) throw new CorruptJournal(payout, this);
            return new Approving(none.name(), plan, approvers, PersistentMap.empty(), deadline);
        }
    }

    /** An approver derives the same plan. */
    record ApprovalGiven(ParticipantId by) implements PayoutEvent {
        @Override
        public Payout applyTo(Payout payout) {
            if (!(payout instanceof Approving approving) || !approving.awaits(by)) {
                throw new CorruptJournal(payout, this);
            }
            return approving.answered(by, Verdict.APPROVES);
        }
    }

    /** An approver derives something else. */
    record RefusalGiven(ParticipantId by, String citedEvent, String reason) implements PayoutEvent {
        @Override
        public Payout applyTo(Payout payout) {
            if (!(payout instanceof Approving approving) || !approving.awaits(by)) {
                throw new CorruptJournal(payout, this);
            }
            return approving.answered(by, new Verdict(false, citedEvent, reason));
        }
    }

    /** No more than half refused, everybody has answered or the deadline has passed: the plan will be paid. */
    record PlanApproved(int approvals, int refusals, int silent) implements PayoutEvent {
        @Override
        public Payout applyTo(Payout payout) {
            if (!(payout instanceof Approving approving)) throw new CorruptJournal(payout, this);
            return new Paying(approving.name(), approving.plan(), 0, PersistentMap.empty(), Totals.ZERO);
        }
    }

    /** More than half refused; one of the refusals is quoted. */
    record PlanRefused(int refusals, String citedEvent, String reason) implements PayoutEvent {
        @Override
        public Payout applyTo(Payout payout) {
            if (!(payout instanceof Approving approving)) throw new CorruptJournal(payout, this);
            return new Disputed(approving.name(), approving.plan(), approving.answers());
        }
    }

    /** The payments numbered {@code from} to {@code to} (exclusive) are under way. */
    record BatchBegun(int from, int to) implements PayoutEvent {
        @Override
        public Payout applyTo(Payout payout) {
            if (!(payout instanceof Paying paying) || !paying.open().isEmpty() || paying.next() != from) {
                throw new CorruptJournal(payout, this);
            }
            PersistentMap<String, OpenPayment> open = paying.open();
            for (Payment payment : Payment.between(paying.name(), paying.plan(), from, to)) {
                open = open.with(payment.transfer(), new OpenPayment(payment.index(), false));
            }
            return new Paying(paying.name(), paying.plan(), to, open, paying.totals());
        }
    }

    /** The money arrived: at the payee's, the client's, or the treasury's account. */
    record PaymentPosted(String transfer) implements PayoutEvent {
        @Override
        public Payout applyTo(Payout payout) {
            if (!(payout instanceof Paying paying) || !paying.open().has(transfer)) {
                throw new CorruptJournal(payout, this);
            }
            OpenPayment ended = paying.open().getOr(transfer, new OpenPayment(0, false));
            Payment payment = Payment.of(paying.name(), paying.plan(), ended.index());
            Totals totals = paying.totals();
            if (ended.diverted()) totals = totals.diverted(payment.amount());
            else if (payment.isRefund(paying.plan())) totals = totals.refundPosted(payment.amount());
            else totals = totals.posted(payment.amount());
            PersistentMap<String, OpenPayment> left = paying.open().without(transfer);
            return new Paying(paying.name(), paying.plan(), paying.next(), left, totals);
        }
    }

    /** The payee could not take the money; transfer {@code instead} brings it to the treasury. */
    record PaymentDiverted(String transfer, String instead, String reason) implements PayoutEvent {
        @Override
        public Payout applyTo(Payout payout) {
            if (!(payout instanceof Paying paying)) throw new CorruptJournal(payout, this);
            OpenPayment failed = paying.open()
                    .get(transfer)
                    .filter(payment -> !payment.diverted())
                    .orElseThrow(() -> new CorruptJournal(payout, this));
            PersistentMap<String, OpenPayment> open =
                    paying.open().without(transfer).with(instead, new OpenPayment(failed.index(), true));
            return new Paying(paying.name(), paying.plan(), paying.next(), open, paying.totals());
        }
    }

    /** The treasury could not take the money either; it stays in escrow. */
    record PaymentStranded(String transfer, String reason) implements PayoutEvent {
        @Override
        public Payout applyTo(Payout payout) {
            if (!(payout instanceof Paying paying)) throw new CorruptJournal(payout, this);
            OpenPayment failed = paying.open()
                    .get(transfer)
                    .filter(OpenPayment::diverted)
                    .orElseThrow(() -> new CorruptJournal(payout, this));
            Payment payment = Payment.of(paying.name(), paying.plan(), failed.index());
            Totals totals = paying.totals().stranded(payment.amount());
            PersistentMap<String, OpenPayment> left = paying.open().without(transfer);
            return new Paying(paying.name(), paying.plan(), paying.next(), left, totals);
        }
    }

    /** No transfer is left: this is what became of the escrow. */
    record PayoutCompleted(Totals totals) implements PayoutEvent {
        @Override
        public Payout applyTo(Payout payout) {
            if (!(payout instanceof Paying paying)
                    || !paying.open().isEmpty()
                    || !paying.totals().equals(totals)) {
                throw new CorruptJournal(payout, this);
            }
            return new Paid(paying.name(), paying.plan(), totals);
        }
    }
}
