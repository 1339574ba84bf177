package assay.domain.task;

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
        if (!posted.spec().campaign().reputation().kept() || at.course().isEmpty()) return List.of();
        Map<ParticipantId, List<Testimony>> all = new TreeMap<>();
        Course course = at.course().get();
        for (Map.Entry<ParticipantId, Integer> each : course.attendance().accepted()) {
            add(all, each.getKey(), Deed.ANSWERED, each.getValue());
        }
        for (Map.Entry<ParticipantId, Integer> each : course.attendance().missed()) {
            add(all, each.getKey(), Deed.SILENT, each.getValue());
        }
        int measured = measured(course.findings());
        for (ParticipantId evaluator : course.evaluators()) {
            int agreed = course.findings().reports().getOr(evaluator, 0);
            add(all, evaluator, Deed.AGREED, agreed);
            add(all, evaluator, Deed.DISAGREED, Math.max(0, measured - agreed));
        }
        List<Send> sends = new ArrayList<>();
        all.forEach((who, deeds) -> sends.add(new Send(
                new EntityId(EntityType.MINER, who.name()), new MinerCommand.Rate(posted.task(), EVENT, deeds))));
        return sends;
    }

    /** The initial model, every round, and the final model if it came to that. */
    private static int measured(Findings findings) {
        return 1 + findings.results().size() + (findings.finalErrorMicros().isPresent() ? 1 : 0);
    }

    private static void add(Map<ParticipantId, List<Testimony>> all, ParticipantId who, Deed deed, int times) {
        if (times > 0) all.computeIfAbsent(who, none -> new ArrayList<>()).add(new Testimony(deed, times));
    }
}
