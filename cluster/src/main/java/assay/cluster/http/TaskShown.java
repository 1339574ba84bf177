package assay.cluster.http;

import assay.domain.payout.Plan;
import assay.domain.task.Crew;
import assay.domain.task.Posted;
import assay.domain.task.Task;
import assay.domain.task.TaskSpec;
import assay.journal.codec.RecordJson;
import assay.runtime.Inspected;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/** A task as it is now, for people and programs. */
final class TaskShown {
    private final RecordJson records = new RecordJson();

    JsonNode task(Inspected seen) {
        Task task = (Task) seen.state();
        ObjectNode shown = Replies.object();
        shown.put("task", task.name());
        shown.put("phase", task.phase());
        shown.put("open", !(task instanceof Task.Closed));
        if (task instanceof Task.Known known) posted(shown, known.posted());
        ending(shown, task);
        crew(task).ifPresent(crew -> {
            var members = shown.putArray(Plan.MINER + "s");
            crew.names().forEach(name -> members.add(name.name()));
        });
        if (task instanceof Task.Training training)
            shown.put("round", training.round().number());
        Means.history(shown, seen);
        links(shown.putObject("links"), task.name());
        if (task instanceof Task.Known known) {
            shown.set("spec", records.toObject(known.posted().spec()));
        }
        return shown;
    }

    private static void posted(ObjectNode shown, Posted posted) {
        TaskSpec spec = posted.spec();
        shown.put("kind", spec.kind().name().toLowerCase(Locale.ROOT));
        shown.put("title", spec.title());
        shown.put("client", posted.client().name());
        Amounts.put(shown, "bounty", spec.bounty());
        Amounts.put(shown, "stake", spec.committee().stake());
        shown.put("filler", spec.campaign().filler());
        var needs = shown.putArray("needs");
        spec.campaign().needs().forEach(needs::add);
        shown.put("rounds", spec.rounds());
        shown.put("opened", posted.openedAt().toString());
        shown.put("deadline", posted.deadline().toString());
    }

    private static void ending(ObjectNode shown, Task task) {
        if (task instanceof Task.Settling settling) {
            shown.put("ending", settling.ending().name().toLowerCase(Locale.ROOT));
            shown.put("reason", settling.reason());
        }
        if (!(task instanceof Task.Closed closed)) return;
        shown.put("ending", closed.ending().name().toLowerCase(Locale.ROOT));
        shown.put("reason", closed.reason());
        Amounts.put(shown, "paid", closed.paid());
        Amounts.put(shown, "refunded", closed.refunded());
        Amounts.put(shown, "held", closed.held());
    }

    private static Optional<Crew> crew(Task task) {
        if (task instanceof Task.Preparing preparing) return Optional.of(preparing.crew());
        if (task instanceof Task.Training training)
            return Optional.of(training.course().crew());
        if (task instanceof Task.Evaluating evaluating)
            return Optional.of(evaluating.course().crew());
        if (task instanceof Task.Settling settling) return settling.course().map(course -> course.crew());
        if (task instanceof Task.Closed closed) return closed.course().map(course -> course.crew());
        return Optional.empty();
    }

    private static void links(ObjectNode links, String name) {
        links.put("results", "/v1/tasks/" + name + "/results");
        links.put("events", "/v1/tasks/" + name + "/events");
        links.put("committee", "/v1/committees/" + name);
        links.put("payout", "/v1/payouts/" + name);
        links.put("escrow", "/v1/accounts/escrow." + name);
        links.put("journal", "/v1/journal/task/" + name);
    }
}
