package assay.domain.task;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.miner.MinerCommand;
import assay.domain.reputation.Deed;
import assay.domain.reputation.Testimony;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a task that looks at reputations says, once it is over, about everybody who owed it something. */
final class Testimonies {
    private static final String EVENT = "TaskClosed";

    private Testimonies() {}

    static List<Send> of(Task.Closed at) {
        Posted posted = at.posted();
        if (!posted.spec().campaign().reputation().kept()) return List.of();
        Map<ParticipantId, List<Testimony>> all = new TreeMap<>();
        at.course().ifPresent(course -> trained(course, all));
        at.handed().ifPresent(handed -> assigned(handed, all));
        List<Send> sends = new ArrayList<>();
        all.forEach((who, deeds) -> sends.add(new Send(
                new EntityId(EntityType.MINER, who.name()), new MinerCommand.Rate(posted.task(), EVENT, deeds))));
        return sends;
    }

    private static void trained(Course course, Map<ParticipantId, List<Testimony>> all) {
        for (Map.Entry<ParticipantId, Integer> each : course.attendance().accepted()) {
            add(all, each.getKey(), Deed.ANSWERED, each.getValue());
        }
        for (Map.Entry<ParticipantId, Integer> each : course.attendance().missed()) {
            add(all, each.getKey(), Deed.SILENT, each.getValue());
        }
        measured(course.evaluators(), course.findings().reports(), measured(course.findings()), all);
    }

    /** What waits for a verdict when a task ends speaks neither for a worker nor against it. */
    private static void assigned(Assignments handed, Map<ParticipantId, List<Testimony>> all) {
        Map<ParticipantId, int[]> judged = new TreeMap<>();
        int decided = 0;
        for (Assignment each : handed.all().values()) {
            if (!each.decided()) continue;
            boolean accepted = each.stage() == Assignment.Stage.ACCEPTED;
            judged.computeIfAbsent(each.worker(), none -> new int[2])[accepted ? 0 : 1]++;
            decided++;
        }
        judged.forEach((who, times) -> {
            add(all, who, Deed.ACCEPTED, times[0]);
            add(all, who, Deed.REFUSED, times[1]);
        });
        // Once, however many it held: it gets no other.
        for (Map.Entry<ParticipantId, Integer> each : handed.lapsed()) add(all, each.getKey(), Deed.SILENT, 1);
        Assignments.Panel panel = handed.panel();
        measured(panel.evaluators(), panel.reports(), decided, all);
    }

    private static void measured(
            List<ParticipantId> evaluators,
            PersistentMap<ParticipantId, Integer> reports,
            int measured,
            Map<ParticipantId, List<Testimony>> all) {
        for (ParticipantId evaluator : evaluators) {
            int agreed = reports.getOr(evaluator, 0);
            add(all, evaluator, Deed.AGREED, agreed);
            add(all, evaluator, Deed.DISAGREED, Math.max(0, measured - agreed));
        }
    }

    /** The initial model, every round, and the final model if it came to that. */
    private static int measured(Findings findings) {
        return 1 + findings.results().size() + (findings.finalErrorMicros().isPresent() ? 1 : 0);
    }

    private static void add(Map<ParticipantId, List<Testimony>> all, ParticipantId who, Deed deed, int times) {
        if (times > 0) all.computeIfAbsent(who, none -> new ArrayList<>()).add(new Testimony(deed, times));
    }
}
