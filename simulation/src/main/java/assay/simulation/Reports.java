package assay.simulation;

import assay.domain.account.AccountEvent.TransferPended;
import assay.domain.account.AccountEvent.TransferPosted;
import assay.domain.account.AccountEvent.TransferReceived;
import assay.domain.account.Accounts;
import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.task.TaskEvent;
import assay.simulation.host.Timeline;
import assay.simulation.scenario.TaskEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the entries of a run and writes down what people want to know about each task. */
final class Reports implements EventSink {
    private final Map<EntityId, Draft> byTask = new TreeMap<>();
    private final Map<EntityId, Draft> byEscrow = new TreeMap<>();
    private long events;

    private static final class Draft {
        private final String name;
        private final ParticipantId client;
        private String ending = "open";
        private String reason = "";
        private long escrowMicros;
        private long refundedMicros;
        private final List<Payment> payments = new ArrayList<>();
        private final Map<String, TransferPended> pending = new TreeMap<>();
        private Optional<Double> firstPayment = Optional.empty();
        private Optional<Long> initialError = Optional.empty();
        private Optional<Long> bestError = Optional.empty();
        private Optional<Long> finalError = Optional.empty();
        private List<ParticipantId> crew = List.of();

        private Draft(String name, ParticipantId client) {
            this.name = name;
            this.client = client;
        }
    }

    Reports(List<TaskEntry> tasks) {
        for (TaskEntry task : tasks) {
            Draft draft = new Draft(task.name(), new ParticipantId(task.client()));
            byTask.put(new EntityId(EntityType.TASK, task.name()), draft);
            byEscrow.put(Accounts.escrow(task.name()), draft);
        }
    }

    @Override
    public void accept(Entry<?> entry) {
        events += entry.events().size();
        Draft task = byTask.get(entry.entity());
        Draft escrow = byEscrow.get(entry.entity());
        if (task == null && escrow == null) return;
        for (Object event : entry.events()) {
            if (task != null) training(task, event);
            if (escrow != null) money(escrow, event, entry);
        }
    }

    private static void training(Draft task, Object event) {
        if (event instanceof TaskEvent.CrewFormed formed) {
            task.crew = formed.members().stream().map(each -> each.member()).toList();
        } else if (event instanceof TaskEvent.BaselineMeasured measured) {
            task.initialError = Optional.of(measured.errorMicros());
            task.bestError = task.initialError;
        } else if (event instanceof TaskEvent.RoundClosed closed) {
            long error = closed.result().errorMicros();
            task.bestError = Optional.of(Math.min(error, task.bestError.orElse(error)));
        } else if (event instanceof TaskEvent.FinalMeasured measured) {
            task.finalError = Optional.of(measured.errorMicros());
        } else if (event instanceof TaskEvent.FundingFailed failed) {
            task.ending = "failed";
            task.reason = failed.reason();
        } else if (event instanceof TaskEvent.SettlementStarted started) {
            task.reason = started.ending().name().toLowerCase(Locale.ROOT) + ": " + started.reason();
        } else if (event instanceof TaskEvent.TaskClosed closed) {
            int colon = task.reason.indexOf(": ");
            task.ending = task.reason.substring(0, colon);
            task.reason = task.reason.substring(colon + 2) + (closed.remark().isEmpty() ? "" : "; " + closed.remark());
        }
    }

    private static void money(Draft task, Object event, Entry<?> entry) {
        if (event instanceof TransferReceived received) {
            task.escrowMicros += received.amount().micros();
        } else if (event instanceof TransferPended pended) {
            task.pending.put(pended.transfer(), pended);
        } else if (event instanceof TransferPosted posted) {
            TransferPended pended = task.pending.remove(posted.transfer());
            if (pended != null) paid(task, pended, entry);
        }
    }

    private static void paid(Draft task, TransferPended pended, Entry<?> entry) {
        if (pended.to().equals(Accounts.of(task.client))) {
            task.refundedMicros += pended.amount().micros();
            return;
        }
        ParticipantId payee = new ParticipantId(pended.to().name());
        task.payments.add(new Payment(payee, pended.amount().micros(), pended.purpose()));
        if (task.firstPayment.isEmpty()) {
            Duration after = Duration.between(Timeline.START, entry.time());
            task.firstPayment = Optional.of(after.toNanos() / 1e9);
        }
    }

    /** How many events there were. */
    long events() {
        return events;
    }

    /** Whether every task of the scenario has ended. */
    boolean allEnded() {
        for (Draft task : byTask.values()) {
            if (task.ending.equals("open")) return false;
        }
        return true;
    }

    /** The report of the task of this name. */
    TaskReport of(TaskEntry entry) {
        Draft task = byEscrow.get(Accounts.escrow(entry.name()));
        if (task == null) throw new IllegalArgumentException(entry.name() + ": no task of this scenario");
        long paid = 0;
        for (Payment payment : task.payments) paid += payment.amountMicros();
        boolean elected = entry.spec().kind() == assay.domain.task.TaskKind.TRAINING;
        return new TaskReport(
                task.name,
                task.ending,
                task.reason,
                task.escrowMicros,
                paid,
                task.refundedMicros,
                task.payments,
                task.firstPayment,
                task.initialError,
                task.bestError,
                task.finalError,
                elected ? place(task.crew, 0) : Optional.empty(),
                elected ? place(task.crew, 1) : Optional.empty());
    }

    private static Optional<ParticipantId> place(List<ParticipantId> crew, int place) {
        return place < crew.size() ? Optional.of(crew.get(place)) : Optional.empty();
    }
}
