package assay.cli.story;

import assay.domain.assignment.Delivery;
import assay.domain.task.AssignmentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The results of a task's assignments, as its events come in. */
final class Results {
    private static final int MAX_TOLD = 60;

    private final Map<Integer, TaskOutcome.Result> byNumber = new TreeMap<>();

    void accept(AssignmentEvent event) {
        if (event instanceof AssignmentEvent.AssignmentTaken taken) {
            String worker = taken.worker().name();
            byNumber.put(taken.assignment(), new TaskOutcome.Result(taken.assignment(), worker, "taken", 0, "", ""));
        } else if (event instanceof AssignmentEvent.AssignmentLapsed lapsed) {
            change(lapsed.assignment(), "lapsed", 0, "nothing was handed in in time");
        } else if (event instanceof AssignmentEvent.ResultHandedIn result) {
            TaskOutcome.Result old = byNumber.get(result.assignment());
            if (old == null) return;
            byNumber.put(
                    old.assignment(),
                    new TaskOutcome.Result(
                            old.assignment(), old.worker(), "handed in", 0, "", written(result.delivery())));
        } else if (event instanceof AssignmentEvent.ResultAccepted yes) {
            change(yes.assignment(), "accepted", yes.scoreMicros(), yes.reason());
        } else if (event instanceof AssignmentEvent.ResultRejected no) {
            change(no.assignment(), "rejected", no.scoreMicros(), no.reason());
        }
    }

    private void change(int number, String stage, long scoreMicros, String reason) {
        TaskOutcome.Result old = byNumber.get(number);
        if (old == null) return;
        byNumber.put(number, new TaskOutcome.Result(number, old.worker(), stage, scoreMicros, reason, old.result()));
    }

    private static String written(Delivery delivery) {
        return delivery.text().isEmpty() ? delivery.address() : delivery.text();
    }

    List<TaskOutcome.Result> all() {
        return List.copyOf(byNumber.values());
    }

    /** For people: one line for each assignment. */
    List<String> table() {
        if (byNumber.isEmpty()) return List.of();
        int width = 6;
        for (TaskOutcome.Result each : byNumber.values())
            width = Math.max(width, each.worker().length());
        List<String> lines = new ArrayList<>(List.of(""));
        String row = "%-10s  %-" + width + "s  %-9s  %6s  %s";
        lines.add(String.format(Locale.ROOT, row, "assignment", "worker", "", "score", "result"));
        for (TaskOutcome.Result each : byNumber.values()) {
            String score = each.scoreMicros() == 0 ? "" : String.format(Locale.ROOT, "%.3f", each.scoreMicros() / 1e6);
            lines.add(String.format(
                            Locale.ROOT,
                            row,
                            each.assignment(),
                            each.worker(),
                            each.stage(),
                            score,
                            shortened(each.result()))
                    .stripTrailing());
        }
        return lines;
    }

    private static String shortened(String result) {
        String line = result.strip().replaceAll("\\s*\\n\\s*", "; ");
        return line.length() <= MAX_TOLD ? line : line.substring(0, MAX_TOLD) + "…";
    }
}
