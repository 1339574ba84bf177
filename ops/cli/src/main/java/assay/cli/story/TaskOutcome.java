package assay.cli.story;

import assay.domain.account.AccountEvent;
import assay.domain.account.Accounts;
import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import assay.domain.committee.Standing;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.payout.PayoutEvent;
import assay.domain.payout.Plan;
import assay.domain.task.AssignmentEvent;
import assay.domain.task.Ending;
import assay.domain.task.TaskEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came of one task, gathered from the entries of the task, of its payout and of its escrow. */
public final class TaskOutcome implements EventSink {
    private final EntityId task;
    private final EntityId payout;
    private final EntityId escrow;
    private final List<AccountEvent.TransferPended> paid = new ArrayList<>();
    private final Map<String, Integer> updates = new TreeMap<>();
    private final Map<String, AccountEvent.TransferPended> pending = new TreeMap<>();
    private final Results results = new Results();
    private Optional<Plan> plan = Optional.empty();
    private Optional<TaskEvent.SettlementStarted> settled = Optional.empty();
    private Optional<String> ending = Optional.empty();
    private Optional<ParticipantId> client = Optional.empty();
    private boolean assigns;
    private Optional<Long> initialError = Optional.empty();
    private Optional<Long> bestError = Optional.empty();
    private Optional<Long> finalError = Optional.empty();
    private List<Standing> crew = List.of();
    private Optional<Instant> firstPayment = Optional.empty();
    private long escrowMicros;
    private long refundedMicros;

    /**
     * What somebody was paid, or why it was nothing.
     *
     * @param role {@code miner} or {@code evaluator}; empty for whom no plan names
     */
    public record Payment(String participant, String role, long amountMicros, String reason) {}

    /**
     * What came of one assignment.
     *
     * @param stage {@code taken}, {@code handed in}, {@code accepted}, {@code rejected} or {@code lapsed}
     * @param reason of the verdict
     * @param result what was handed in: a text, or its address
     */
    public record Result(int assignment, String worker, String stage, long scoreMicros, String reason, String result) {}

    /** Follows {@code task}. */
    public TaskOutcome(EntityId task) {
        this.task = task;
        this.payout = new EntityId(EntityType.PAYOUT, task.name());
        this.escrow = Accounts.escrow(task.name());
    }

    /** The entities whose entries are to be shown to {@link #accept}. */
    public List<EntityId> sources() {
        return List.of(task, payout, escrow);
    }

    @Override
    public void accept(Entry<?> entry) {
        for (Object event : entry.events()) {
            if (entry.entity().equals(task)) course(event);
            else if (entry.entity().equals(payout)) plan(event);
            else if (entry.entity().equals(escrow)) money(event, entry.time());
        }
    }

    private void course(Object event) {
        if (event instanceof AssignmentEvent about) results.accept(about);
        else if (event instanceof TaskEvent.TaskDrafted drafted) {
            client = Optional.of(drafted.client());
            assigns = drafted.spec().kind().assigns();
        } else if (event instanceof TaskEvent.CrewFormed formed) crewed(formed.members());
        else if (event instanceof TaskEvent.MinerJoined joined) {
            // Whoever was let in when no assignment was left owed nothing.
            if (!assigns) updates.putIfAbsent(joined.miner().name(), 0);
        } else if (event instanceof TaskEvent.MemberExchanged exchanged) {
            updates.putIfAbsent(exchanged.replacement().name(), 0);
        } else if (event instanceof TaskEvent.UpdateAccepted accepted) {
            updates.merge(accepted.update().miner().name(), 1, Integer::sum);
        } else if (event instanceof TaskEvent.IterationsRecorded recorded) {
            updates.merge(recorded.miner().name(), 1, Integer::sum);
        } else if (event instanceof TaskEvent.BaselineMeasured measured) {
            initialError = Optional.of(measured.errorMicros());
            bestError = initialError;
        } else if (event instanceof TaskEvent.RoundClosed closed) {
            long error = closed.result().errorMicros();
            bestError = Optional.of(Math.min(error, bestError.orElse(error)));
        } else if (event instanceof TaskEvent.FinalMeasured measured) {
            finalError = Optional.of(measured.errorMicros());
        } else if (event instanceof TaskEvent.SettlementStarted started) {
            settled = Optional.of(started);
        } else if (event instanceof TaskEvent.FundingFailed) {
            ending = Optional.of(Ending.FAILED.name().toLowerCase(Locale.ROOT));
        } else if (event instanceof TaskEvent.TaskClosed) {
            ending = settled.map(started -> started.ending().name().toLowerCase(Locale.ROOT));
        }
    }

    private void crewed(List<Standing> members) {
        crew = members;
        for (Standing each : members) updates.putIfAbsent(each.member().name(), 0);
    }

    private void plan(Object event) {
        if (event instanceof PayoutEvent.PlanMade made) plan = Optional.of(made.plan());
    }

    private void money(Object event, Instant time) {
        if (event instanceof AccountEvent.TransferReceived received) {
            escrowMicros = Math.addExact(escrowMicros, received.amount().micros());
        } else if (event instanceof AccountEvent.TransferPended pended) {
            pending.put(pended.transfer(), pended);
        } else if (event instanceof AccountEvent.TransferPosted posted) {
            Optional.ofNullable(pending.remove(posted.transfer())).ifPresent(pended -> paid(pended, time));
        }
    }

    private void paid(AccountEvent.TransferPended pended, Instant time) {
        long micros = pended.amount().micros();
        if (client.map(Accounts::of).filter(pended.to()::equals).isPresent()) {
            refundedMicros = Math.addExact(refundedMicros, micros);
            return;
        }
        if (firstPayment.isEmpty()) firstPayment = Optional.of(time);
        paid.add(pended);
    }

    /** How the task ended, in a word; empty while it goes on. */
    public Optional<String> ending() {
        return ending;
    }

    /** Why it ended. */
    public String reason() {
        return settled.map(TaskEvent.SettlementStarted::reason).orElse("");
    }

    /** Everybody who was paid, and everybody who worked and was not, in the order of a payout table. */
    public List<Payment> payments() {
        return new Payments(plan, updates).of(paid);
    }

    /** When the first payment was made. */
    public Optional<Instant> firstPayment() {
        return firstPayment;
    }

    public long escrowMicros() {
        return escrowMicros;
    }

    public long paidMicros() {
        return paid.stream().mapToLong(each -> each.amount().micros()).reduce(0, Math::addExact);
    }

    public long refundedMicros() {
        return refundedMicros;
    }

    /** Before training, 0 to 1. */
    public Optional<Double> initialAccuracy() {
        return initialError.map(TaskOutcome::accuracy);
    }

    /** On hidden data; or else that of the best round. */
    public Optional<Double> finalAccuracy() {
        return finalError.or(() -> bestError).map(TaskOutcome::accuracy);
    }

    /** The name of the first by Borda points. */
    public Optional<String> leader() {
        return place(0);
    }

    /** The name of the second by Borda points. */
    public Optional<String> follower() {
        return place(1);
    }

    private Optional<String> place(int place) {
        return place < crew.size() ? Optional.of(crew.get(place).member().name()) : Optional.empty();
    }

    private static double accuracy(long errorMicros) {
        return (1_000_000 - errorMicros) / 1e6;
    }

    /** What came of the assignments, in their order; empty where a task has none. */
    public List<Result> results() {
        return results.all();
    }

    /** The results of assignments, for people; nothing where a task has none. */
    public List<String> progress() {
        List<String> lines = new ArrayList<>(results.table());
        if (!lines.isEmpty()) lines.add("");
        return lines;
    }

    /** The results of assignments, the payout table and the money law, for people. */
    public List<String> table() {
        List<String> lines = new ArrayList<>(progress());
        lines.addAll(payouts());
        return lines;
    }

    private List<String> payouts() {
        return new PayoutTable(plan, escrowMicros, paidMicros(), refundedMicros).of(payments());
    }
}
