package assay.journal.view;

import assay.domain.assignment.EscrowMode;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Split;
import assay.domain.payout.Plan;
import assay.domain.task.Assignment;
import assay.domain.task.Assignments;
import assay.domain.task.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The assignments of a task as they are listed: who took which, what came of it, and what it earns. */
final class Slots {
    private static final String LAPSED = "lapsed";

    private Slots() {}

    static Optional<Assignments> handed(Task task) {
        if (task instanceof Task.Assigning at) return Optional.of(at.handed());
        if (task instanceof Task.Settling at) return at.handed();
        return task instanceof Task.Closed at ? at.handed() : Optional.empty();
    }

    static List<TaskRow.Slot> of(Task task, Map<Integer, ParticipantId> lapsed, Optional<Plan> plan, boolean settled) {
        Optional<Assignments> handed = handed(task);
        if (handed.isEmpty()) return List.of();
        boolean pool = ((Task.Known) task).posted().spec().assignment().wages().escrow() == EscrowMode.POOL;
        Map<Integer, Long> earned =
                plan.map(each -> earned(handed.get(), each, pool)).orElse(Map.of());
        List<TaskRow.Slot> slots = new ArrayList<>();
        for (Assignment each : handed.get().all().values()) {
            slots.add(slot(each, earned.getOrDefault(each.number(), 0L), settled));
        }
        lapsed.forEach((number, worker) ->
                slots.add(new TaskRow.Slot(number, worker.name(), LAPSED, "", "", -1, "", 0, settled)));
        slots.sort(Comparator.comparingInt(TaskRow.Slot::number));
        return slots;
    }

    private static TaskRow.Slot slot(Assignment each, long earned, boolean settled) {
        return new TaskRow.Slot(
                each.number(),
                each.worker().name(),
                words(each.stage()),
                each.delivery()
                        .map(what -> what.storage().isPresent() ? what.address() : what.text())
                        .orElse(""),
                each.delivery()
                        .flatMap(what -> what.storage())
                        .map(Slots::words)
                        .orElse(""),
                each.decided() ? each.scoreMicros() : -1,
                each.remark(),
                earned,
                settled);
    }

    private static String words(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A worker's pay, divided among what was accepted of it as the rule that found it does. */
    private static Map<Integer, Long> earned(Assignments handed, Plan plan, boolean pool) {
        Map<Integer, Long> earned = new HashMap<>();
        for (Plan.Line line : plan.lines()) {
            if (!line.role().equals(Plan.MINER)) continue;
            List<Assignment> own = handed.all().values().stream()
                    .filter(each -> each.worker().equals(line.payee()))
                    .filter(each -> each.stage() == Assignment.Stage.ACCEPTED)
                    .toList();
            long[] weights = own.stream()
                    .mapToLong(each -> pool ? each.scoreMicros() : 1)
                    .toArray();
            long[] parts = Split.proportionally(line.amount().micros(), weights);
            for (int i = 0; i < parts.length; i++) earned.put(own.get(i).number(), parts[i]);
        }
        return earned;
    }
}
