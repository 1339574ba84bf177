package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.committee.BallotEvent;
import assay.domain.committee.CommitteeEvent;
import assay.domain.committee.DrawEvent;
import assay.domain.entity.EntityId;
import assay.domain.evaluation.EvaluationEvent;
import assay.domain.payout.PayoutEvent;
import assay.domain.task.TaskEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Whatever was to end at a stated time has ended soon after it, or soon after the faults stopped: registrations, cycles
 * of votes, rounds, leases, measurements, approvals. A task may end within its deadline although somebody slept through
 * all of it; this notices.
 */
public final class WindowsClose implements Invariant {
    /** Time for an entity to come back from its last crash. */
    public static final Duration GRACE = Duration.ofSeconds(90);

    private static final Set<Class<?>> CLOSING = Set.of(
            CommitteeEvent.RegistrationClosed.class,
            CommitteeEvent.CycleCounted.class,
            CommitteeEvent.MembersRanked.class,
            CommitteeEvent.SegmentsOrdered.class,
            CommitteeEvent.CommitteeFailed.class,
            CommitteeEvent.CommitteeDisbanded.class,
            EvaluationEvent.EvaluatorsDrawn.class,
            EvaluationEvent.EvaluationFailed.class,
            EvaluationEvent.MeasurementTaken.class,
            EvaluationEvent.MeasurementFailed.class,
            EvaluationEvent.EvaluationDissolved.class,
            PayoutEvent.PlanApproved.class,
            PayoutEvent.PlanRefused.class,
            TaskEvent.CrewFormed.class,
            TaskEvent.RoundMissed.class,
            TaskEvent.MeasurementStarted.class,
            TaskEvent.SettlementStarted.class);

    private final Instant faultsStop;
    private final Supplier<Instant> clock;
    private final Map<EntityId, Instant> open = new TreeMap<>();

    /** Watches a run whose faults stop at {@code faultsStop} and whose time {@code clock} tells. */
    public WindowsClose(Instant faultsStop, Supplier<Instant> clock) {
        this.faultsStop = faultsStop;
        this.clock = clock;
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            if (CLOSING.contains(event.getClass())) open.remove(entry.entity());
            closesAt(event).ifPresent(at -> open.put(entry.entity(), at));
        }
        return Optional.empty();
    }

    private static Optional<Instant> closesAt(Object event) {
        if (event instanceof CommitteeEvent committee) return committee(committee);
        if (event instanceof EvaluationEvent evaluation) return evaluation(evaluation);
        if (event instanceof TaskEvent.RoundOpened opened) return Optional.of(opened.closes());
        if (event instanceof TaskEvent.RevealOpened opened) return Optional.of(opened.closes());
        if (event instanceof TaskEvent.AggregationStarted started) return Optional.of(started.lease());
        if (event instanceof TaskEvent.LeaderSucceeded next) return Optional.of(next.lease());
        return event instanceof PayoutEvent.PlanMade made ? Optional.of(made.deadline()) : Optional.empty();
    }

    private static Optional<Instant> committee(CommitteeEvent event) {
        if (event instanceof CommitteeEvent.RecruitingBegan began) return Optional.of(began.closes());
        if (event instanceof CommitteeEvent.RegistrationExtended extended) return Optional.of(extended.until());
        if (event instanceof CommitteeEvent.CycleOpened opened) return Optional.of(opened.closes());
        if (event instanceof BallotEvent.RevealOpened opened) return Optional.of(opened.closes());
        if (event instanceof DrawEvent.ProofsOpened opened) return Optional.of(opened.closes());
        if (event instanceof CommitteeEvent.MembersChosen chosen) return Optional.of(chosen.closes());
        return event instanceof CommitteeEvent.RankingOpened opened ? Optional.of(opened.closes()) : Optional.empty();
    }

    private static Optional<Instant> evaluation(EvaluationEvent event) {
        if (event instanceof EvaluationEvent.EnrolmentBegan began) return Optional.of(began.closes());
        if (event instanceof EvaluationEvent.EnrolmentExtended extended) return Optional.of(extended.until());
        if (event instanceof EvaluationEvent.CommitOpened opened) return Optional.of(opened.closes());
        return event instanceof EvaluationEvent.RevealOpened opened ? Optional.of(opened.closes()) : Optional.empty();
    }

    @Override
    public Optional<String> brokenNow() {
        Instant now = clock.get();
        for (Map.Entry<EntityId, Instant> window : open.entrySet()) {
            Instant from = window.getValue().isBefore(faultsStop) ? faultsStop : window.getValue();
            if (now.isAfter(from.plus(GRACE))) {
                return Optional.of(
                        window.getKey() + ": what was to end at " + window.getValue() + " has not ended at " + now);
            }
        }
        return Optional.empty();
    }
}
