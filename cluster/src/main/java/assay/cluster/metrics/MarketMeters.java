package assay.cluster.metrics;

import assay.domain.committee.CommitteeEvent;
import assay.domain.money.Credits;
import assay.domain.payout.PayoutEvent;
import assay.domain.task.Ending;
import assay.domain.task.TaskEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Meters of what happens in the market: tasks, elections, rounds, payments. */
final class MarketMeters {
    private static final double MICROS = 1_000_000;

    private final Counter opened;
    private final Counter funded;
    private final Map<Ending, Counter> ended = new EnumMap<>(Ending.class);
    private final Counter chosen;
    private final Counter committeesFailed;
    private final Counter closed;
    private final Counter missed;
    private final Counter posted;
    private final Counter diverted;
    private final Counter stranded;
    private final Counter payouts;
    private final Counter paid;

    MarketMeters(MeterRegistry registry) {
        opened = counter(registry, "assay.tasks", "tasks", "became", "opened");
        funded = counter(registry, "assay.tasks", "tasks", "became", "funded");
        for (Ending ending : Ending.values()) {
            String word = ending.name().toLowerCase(Locale.ROOT);
            ended.put(ending, counter(registry, "assay.tasks", "tasks", "became", word));
        }
        chosen = counter(registry, "assay.elections", "elections of committees", "ended", "chosen");
        committeesFailed = counter(registry, "assay.elections", "elections of committees", "ended", "failed");
        closed = counter(registry, "assay.rounds", "rounds of training", "ended", "closed");
        missed = counter(registry, "assay.rounds", "rounds of training", "ended", "missed");
        posted = counter(registry, "assay.payments", "payments out of escrows", "became", "posted");
        diverted = counter(registry, "assay.payments", "payments out of escrows", "became", "diverted");
        stranded = counter(registry, "assay.payments", "payments out of escrows", "became", "stranded");
        payouts = Counter.builder("assay.payouts")
                .description("payouts that were completed")
                .register(registry);
        paid = Counter.builder("assay.paid.credits")
                .description("credits that completed payouts paid for work")
                .register(registry);
    }

    private static Counter counter(
            MeterRegistry registry, String name, String description, String label, String value) {
        return Counter.builder(name).description(description).tag(label, value).register(registry);
    }

    /** {@code event} became durable on this node. */
    void happened(Object event) {
        if (event instanceof TaskEvent task) happened(task);
        else if (event instanceof CommitteeEvent committee) happened(committee);
        else if (event instanceof PayoutEvent payout) happened(payout);
    }

    private void happened(TaskEvent event) {
        if (event instanceof TaskEvent.TaskDrafted) opened.increment();
        else if (event instanceof TaskEvent.TaskFunded) funded.increment();
        else if (event instanceof TaskEvent.RoundClosed) closed.increment();
        else if (event instanceof TaskEvent.RoundMissed) missed.increment();
        else if (event instanceof TaskEvent.SettlementStarted settled) ended(settled.ending());
        else if (event instanceof TaskEvent.FundingFailed) ended(Ending.FAILED);
    }

    private void ended(Ending ending) {
        Counter counter = ended.get(ending);
        if (counter != null) counter.increment();
    }

    private void happened(CommitteeEvent event) {
        if (event instanceof CommitteeEvent.MembersChosen) chosen.increment();
        else if (event instanceof CommitteeEvent.CommitteeFailed) committeesFailed.increment();
    }

    private void happened(PayoutEvent event) {
        if (event instanceof PayoutEvent.PaymentPosted) posted.increment();
        else if (event instanceof PayoutEvent.PaymentDiverted) diverted.increment();
        else if (event instanceof PayoutEvent.PaymentStranded) stranded.increment();
        else if (event instanceof PayoutEvent.PayoutCompleted completed) {
            payouts.increment();
            Credits sum = completed.totals().paid();
            paid.increment(sum.micros() / MICROS);
        }
    }
}
