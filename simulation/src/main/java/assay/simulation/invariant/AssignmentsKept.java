package assay.simulation.invariant;

import assay.domain.assignment.AssignmentRules;
import assay.domain.assignment.EscrowMode;
import assay.domain.assignment.Validation;
import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationEvent;
import assay.domain.payout.PayoutEvent.PlanMade;
import assay.domain.payout.Plan;
import assay.domain.task.AssignmentEvent;
import assay.domain.task.AssignmentEvent.AssignmentLapsed;
import assay.domain.task.AssignmentEvent.AssignmentTaken;
import assay.domain.task.AssignmentEvent.ResultAccepted;
import assay.domain.task.AssignmentEvent.ResultHandedIn;
import assay.domain.task.AssignmentEvent.ResultRejected;
import assay.domain.task.AssignmentEvent.ResultScored;
import assay.domain.task.TaskEvent.TaskDrafted;
import assay.domain.task.TaskSpec;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Assignments, counted by hand: never more under way and decided than the task has; each ends once, by its worker's result
 * or by its deadline and not before; verdicts come from whom the task says, a score is the median that evaluators came to
 * of that very result; and the plan pays exactly for what was accepted: a reward each, or the pool by score.
 */
public final class AssignmentsKept implements Invariant {
    private static final BigInteger WHOLE = BigInteger.valueOf(1_000_000);

    private final Map<String, Ledger> byTask = new TreeMap<>();
    private final Map<String, Long> medians = new TreeMap<>();

    private static final class Ledger {
        private final TaskSpec spec;
        private final Map<Integer, Slip> slips = new TreeMap<>();
        private final SortedMap<ParticipantId, Long> accepted = new TreeMap<>();
        private final SortedMap<ParticipantId, Long> scored = new TreeMap<>();
        private final SortedMap<ParticipantId, Long> reports = new TreeMap<>();
        private int lapsed;

        private Ledger(TaskSpec spec) {
            this.spec = spec;
        }
    }

    private static final class Slip {
        private final ParticipantId worker;
        private final Instant due;
        private boolean handedIn;
        private Instant judgedBy = Instant.MAX;
        private boolean over;
        private long scoreMicros = -1;

        private Slip(ParticipantId worker, Instant due) {
            this.worker = worker;
            this.due = due;
        }
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            Optional<String> broken = Optional.empty();
            if (event instanceof TaskDrafted drafted && drafted.spec().kind().assigns()) {
                byTask.put(entry.entity().name(), new Ledger(drafted.spec()));
                broken = funded(entry.entity(), drafted.spec());
            } else if (event instanceof EvaluationEvent.MeasurementTaken taken) {
                medians.put(
                        entry.entity().name() + "#" + taken.measurement(),
                        taken.median().errorMicros().get(0));
            } else if (event instanceof AssignmentEvent about) {
                broken = about(entry, byTask.get(entry.entity().name()), about)
                        .map(what -> entry.entity() + ": " + what + ", by " + event + " at " + entry.time());
            } else if (event instanceof PlanMade made) {
                broken = planned(entry.entity(), byTask.get(entry.entity().name()), made.plan());
            }
            if (broken.isPresent()) return broken;
        }
        return Optional.empty();
    }

    private static Optional<String> funded(EntityId task, TaskSpec spec) {
        AssignmentRules rules = spec.assignment();
        if (rules.wages().escrow() != EscrowMode.PER_ASSIGNMENT) return Optional.empty();
        BigInteger all =
                BigInteger.valueOf(rules.wages().reward().micros()).multiply(BigInteger.valueOf(rules.assignments()));
        BigInteger put = BigInteger.valueOf(spec.bounty().micros())
                .multiply(BigInteger.valueOf(spec.pay().minersMicros()))
                .divide(WHOLE);
        if (put.equals(all)) return Optional.empty();
        return Optional.of(task + ": puts up " + put + " for rewards of " + all + " micro-credits in all");
    }

    private Optional<String> about(Entry<?> entry, @Nullable Ledger ledger, AssignmentEvent event) {
        if (ledger == null) return Optional.of("an assignment of a task that has none");
        if (event instanceof AssignmentTaken taken) return taken(ledger, taken);
        if (event instanceof ResultHandedIn result) return handedIn(entry, ledger, result);
        if (event instanceof AssignmentLapsed lapse) return lapsed(entry, ledger, lapse);
        if (event instanceof ResultScored scored) return scored(entry, ledger, scored);
        if (event instanceof ResultAccepted yes) return accepted(entry, ledger, yes);
        if (event instanceof ResultRejected no) {
            Slip slip = ledger.slips.get(no.assignment());
            if (slip == null || slip.over || !slip.handedIn) return Optional.of("rejected without a result");
            slip.over = true;
            boolean client = entry.cause() instanceof Cause.Told;
            boolean right = validation(ledger) == Validation.MANUAL
                    ? client
                    : validation(ledger) == Validation.CUSTOM
                            && slip.scoreMicros
                                    < ledger.spec.assignment().judging().acceptedFromMicros();
            return right ? Optional.empty() : Optional.of("rejected by nobody who may");
        }
        return Optional.empty();
    }

    private static Validation validation(Ledger ledger) {
        return ledger.spec.assignment().judging().validation();
    }

    private static Optional<String> taken(Ledger ledger, AssignmentTaken taken) {
        AssignmentRules rules = ledger.spec.assignment();
        int out = ledger.slips.size() - ledger.lapsed;
        if (out >= rules.assignments()) return Optional.of("handed out to one too many");
        if (taken.last() != (out + 1 == rules.assignments())) return Optional.of("is on the wrong side of the list");
        for (Slip other : ledger.slips.values()) {
            if (other.worker.equals(taken.worker()) && !rules.severalSlots()) {
                return Optional.of("handed out to the same worker twice");
            }
        }
        Slip before = ledger.slips.put(taken.assignment(), new Slip(taken.worker(), taken.due()));
        return before == null ? Optional.empty() : Optional.of("number used twice");
    }

    private static Optional<String> handedIn(Entry<?> entry, Ledger ledger, ResultHandedIn result) {
        Slip slip = ledger.slips.get(result.assignment());
        if (slip == null || slip.over || slip.handedIn) return Optional.of("handed in what was not out");
        slip.handedIn = true;
        slip.judgedBy = result.due();
        return entry.time().isBefore(slip.due) ? Optional.empty() : Optional.of("handed in when it was late");
    }

    private static Optional<String> lapsed(Entry<?> entry, Ledger ledger, AssignmentLapsed lapse) {
        Slip slip = ledger.slips.get(lapse.assignment());
        if (slip == null || slip.over || slip.handedIn) return Optional.of("lapsed though it was not out");
        slip.over = true;
        ledger.lapsed++;
        return entry.time().isBefore(slip.due) ? Optional.of("lapsed before it was due") : Optional.empty();
    }

    private Optional<String> scored(Entry<?> entry, Ledger ledger, ResultScored scored) {
        Slip slip = ledger.slips.get(scored.assignment());
        if (slip == null || slip.over || !slip.handedIn || slip.scoreMicros >= 0) {
            return Optional.of("scored what did not wait for a score");
        }
        slip.scoreMicros = scored.scoreMicros();
        for (ParticipantId each : scored.agreeing()) ledger.reports.merge(each, 1L, Long::sum);
        Long error = medians.get(entry.entity().name() + "#" + scored.measurement());
        boolean same = error != null && 1_000_000 - error == scored.scoreMicros();
        if (!same) return Optional.of("scored otherwise than its evaluators, whose error was " + error);
        return scored.agreeing().contains(slip.worker) ? Optional.of("scored by its own worker") : Optional.empty();
    }

    private static Optional<String> accepted(Entry<?> entry, Ledger ledger, ResultAccepted yes) {
        Slip slip = ledger.slips.get(yes.assignment());
        if (slip == null || slip.over || !slip.handedIn) return Optional.of("accepted without a result");
        slip.over = true;
        ledger.accepted.merge(slip.worker, 1L, Long::sum);
        ledger.scored.merge(slip.worker, yes.scoreMicros(), Long::sum);
        if (validation(ledger) == Validation.CUSTOM) {
            boolean enough =
                    slip.scoreMicros >= ledger.spec.assignment().judging().acceptedFromMicros();
            return enough && slip.scoreMicros == yes.scoreMicros()
                    ? Optional.empty()
                    : Optional.of("accepted with a score of " + slip.scoreMicros);
        }
        if (yes.scoreMicros() != WHOLE.longValueExact()) return Optional.of("scored though nobody gives scores");
        boolean silent = validation(ledger) == Validation.MANUAL && !(entry.cause() instanceof Cause.Told);
        boolean early = silent && entry.time().isBefore(slip.judgedBy);
        return early ? Optional.of("accepted by silence before the time was up") : Optional.empty();
    }

    private static Optional<String> planned(EntityId payout, @Nullable Ledger ledger, Plan plan) {
        if (ledger == null) return Optional.empty();
        List<FairShares.Share> expected = new ArrayList<>();
        miners(ledger).forEach((who, micros) -> expected.add(new FairShares.Share(who, "miner", micros)));
        long part =
                FairShares.part(ledger.spec.bounty().micros(), ledger.spec.pay().evaluatorsMicros());
        FairShares.dealt(part, ledger.reports)
                .forEach((who, micros) -> expected.add(new FairShares.Share(who, "evaluator", micros)));
        List<FairShares.Share> planned = plan.lines().stream()
                .map(line -> new FairShares.Share(
                        line.payee(), line.role(), line.amount().micros()))
                .toList();
        if (planned.equals(expected)) return Optional.empty();
        return Optional.of(payout + ": plans " + planned + ", but what was accepted gives " + expected);
    }

    private static SortedMap<ParticipantId, Long> miners(Ledger ledger) {
        SortedMap<ParticipantId, Long> owed = new TreeMap<>();
        if (ledger.spec.assignment().wages().escrow() == EscrowMode.PER_ASSIGNMENT) {
            long reward = ledger.spec.assignment().wages().reward().micros();
            ledger.accepted.forEach((who, count) -> owed.put(who, Math.multiplyExact(reward, count)));
            return owed;
        }
        long pool =
                FairShares.part(ledger.spec.bounty().micros(), ledger.spec.pay().minersMicros());
        return FairShares.dealt(pool, ledger.scored);
    }
}
