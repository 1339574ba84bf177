package assay.cli.explain;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.payout.Facts;
import assay.domain.payout.Ground;
import assay.domain.payout.PayoutEvent.PlanMade;
import assay.domain.payout.PayoutRule;
import assay.domain.payout.PayoutRules;
import assay.domain.payout.Plan;
import assay.domain.task.TaskEvent;
import assay.domain.task.TaskEvent.RoundClosed;
import assay.domain.task.TaskEvent.UpdateAccepted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Why a miner was paid what it was paid. */
final class MinerPay {
    private final Trail trail;
    private final Trail.Found<PlanMade> made;
    private final Paid paid;
    private final Facts facts;
    private final Optional<PayoutRule> rule;
    private final Map<Integer, Entry<?>> closed = new TreeMap<>();
    private final List<Trail.Found<UpdateAccepted>> accepted = new ArrayList<>();
    private final Prefixes prefixes;

    MinerPay(Trail trail, Trail.Found<PlanMade> made, Paid paid) throws InterruptedException {
        this.trail = trail;
        this.made = made;
        this.paid = paid;
        this.facts = made.event().plan().facts();
        this.rule = PayoutRules.named(facts.rules().rule());
        trail.each(EntityType.TASK, RoundClosed.class, (entry, event) -> closed.put(event.round(), entry));
        trail.each(
                EntityType.TASK, UpdateAccepted.class, (entry, event) -> accepted.add(new Trail.Found<>(entry, event)));
        this.prefixes = Prefixes.of(trail);
    }

    /** Whoever belonged to the crew at any time, or has a line in the plan. */
    SortedSet<ParticipantId> everybody() throws InterruptedException {
        SortedSet<ParticipantId> everybody = new TreeSet<>();
        trail.each(EntityType.TASK, TaskEvent.CrewFormed.class, (entry, formed) -> formed.members()
                .forEach(standing -> everybody.add(standing.member())));
        trail.each(
                EntityType.TASK, TaskEvent.MemberExchanged.class, (entry, event) -> everybody.add(event.replacement()));
        for (Trail.Found<UpdateAccepted> each : accepted)
            everybody.add(each.event().update().miner());
        for (Plan.Line line : made.event().plan().lines()) {
            if (line.role().equals(Plan.MINER)) everybody.add(line.payee());
        }
        return everybody;
    }

    Answer answer(ParticipantId miner) throws InterruptedException {
        List<Because> because = new ArrayList<>();
        List<Plan.Line> lines = made.event().plan().lines();
        Credits amount = Credits.ZERO;
        int index = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).role().equals(Plan.MINER) && lines.get(i).payee().equals(miner)) index = i;
        }
        if (index >= 0) {
            amount = lines.get(index).amount();
            because.add(Because.of(made.entry(), lines.get(index).reason()));
        } else {
            because.add(Because.of(made.entry(), "the plan has no line for it: " + unplanned(miner)));
        }
        grounds(miner, because);
        absences(miner, because);
        because.addAll(Slashes.of(trail, miner));
        if (index >= 0) because.addAll(paid.of(index));
        String outcome = "miner, " + (index < 0 ? Paid.NOTHING : paid.outcome(index));
        return new Answer(miner.name(), outcome, amount.micros(), because);
    }

    private String unplanned(ParticipantId miner) {
        boolean any =
                accepted.stream().anyMatch(each -> each.event().update().miner().equals(miner));
        return any ? "none of its updates brought a gain" : "no update of it was accepted";
    }

    /** Round by round what the rule counted, and why it did not count an update that was accepted. */
    private void grounds(ParticipantId miner, List<Because> because) {
        Map<Integer, List<Because>> byRound = new TreeMap<>();
        for (Ground ground : rule.map(known -> known.grounds(facts, miner)).orElse(List.of())) {
            Entry<?> entry = closed.get(ground.round());
            String words = ground.round() == 0 ? ground.words() : "round " + ground.round() + ": " + ground.words();
            byRound.computeIfAbsent(ground.round(), none -> new ArrayList<>())
                    .add(entry == null ? new Because(words, "") : Because.of(entry, words));
        }
        for (Trail.Found<UpdateAccepted> each : accepted) {
            int round = each.event().round();
            if (!each.event().update().miner().equals(miner) || byRound.containsKey(round)) continue;
            byRound.put(round, uncounted(each));
        }
        byRound.values().forEach(because::addAll);
    }

    private List<Because> uncounted(Trail.Found<UpdateAccepted> accepted) {
        int round = accepted.event().round();
        List<Because> because = new ArrayList<>();
        because.add(Because.of(accepted.entry(), "round " + round + ": its update was accepted"));
        if (!closed.containsKey(round)) {
            because.add(new Because("round " + round + ": was never measured", ""));
        } else if (facts.rules().rule().equals("improvement")) {
            prefixes.of(accepted.event()).ifPresent(because::add);
        }
        return because;
    }

    private void absences(ParticipantId miner, List<Because> because) throws InterruptedException {
        trail.each(EntityType.TASK, TaskEvent.MemberSilent.class, (entry, silent) -> {
            if (!silent.member().equals(miner)) return;
            because.add(
                    Because.of(entry, "brought no update in time, " + silent.rounds() + " rounds in a row by then"));
        });
        trail.each(EntityType.TASK, TaskEvent.MemberDropped.class, (entry, dropped) -> {
            if (dropped.lost().equals(miner)) because.add(Because.of(entry, "was dropped from the crew"));
        });
        trail.each(EntityType.TASK, TaskEvent.MemberExchanged.class, (entry, event) -> {
            if (event.lost().equals(miner)) because.add(Because.of(entry, "was replaced by " + event.replacement()));
            if (event.replacement().equals(miner)) because.add(Because.of(entry, "took the place of " + event.lost()));
        });
        trail.each(EntityType.TASK, TaskEvent.UpdateCopied.class, (entry, copied) -> {
            if (!copied.miner().equals(miner)) return;
            because.add(Because.of(entry, "round " + copied.round() + ": its update was that of " + copied.original()));
        });
        trail.each(EntityType.TASK, TaskEvent.UpdateHeld.class, (entry, held) -> {
            if (!held.update().miner().equals(miner)) return;
            because.add(Because.of(entry, "round " + held.round() + ": its update came late and waited"));
        });
    }
}
