package assay.cli.explain;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.story.CommitteeWords;
import assay.domain.cell.Entry;
import assay.domain.committee.CommitteeEvent;
import assay.domain.committee.CommitteeEvent.CandidateAdmitted;
import assay.domain.committee.CommitteeEvent.CandidateApplied;
import assay.domain.committee.DrawEvent.SeatsDrawn;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.task.TaskEvent.CrewFormed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says why everybody was, or was not, elected to a task's committee, and who leads it. */
public final class ElectionExplained {
    private final EntityId committee;
    private final CommitteeWords words = new CommitteeWords();
    private final List<Because> overview = new ArrayList<>();
    private final SortedMap<ParticipantId, Candidacy> candidates = new TreeMap<>();

    private final LotRanks ranks = new LotRanks();

    private ElectionExplained(EntityId committee) {
        this.committee = committee;
    }

    /** About the election of {@code task}'s committee. */
    public static Explained of(Records records, String task) throws InterruptedException {
        Trail trail = Trail.of(records, task);
        List<Entry<?>> entries = trail.entries(EntityType.COMMITTEE);
        if (entries.isEmpty()) throw nobodyElected(trail);
        ElectionExplained election = new ElectionExplained(trail.id(EntityType.COMMITTEE));
        for (Entry<?> entry : entries) {
            for (Object event : entry.events()) {
                if (event instanceof CommitteeEvent known) election.told(entry, known);
            }
        }
        return election.explained();
    }

    private static Failure nobodyElected(Trail trail) throws InterruptedException {
        Optional<Trail.Found<CrewFormed>> formed = trail.last(EntityType.TASK, CrewFormed.class);
        String why = formed.map(found -> "its miners joined by themselves ("
                        + found.entry().entity() + "#" + found.entry().number() + ")")
                .orElse("it has not come to an election");
        return Failure.of(
                ExitCode.FAILED,
                "not-found",
                "task " + trail.task() + " has no committee: " + why,
                "assay explain payout " + trail.task() + " says who was paid, and why");
    }

    private void told(Entry<?> entry, CommitteeEvent event) {
        boolean single = event instanceof CandidateApplied || event instanceof CandidateAdmitted;
        if (!single) {
            words.of(committee, event)
                    .or(() -> OtherRules.overview(event))
                    .ifPresent(said -> overview.add(Because.of(entry, said)));
        }
        if (event instanceof CandidateApplied applied) {
            candidates.computeIfAbsent(applied.miner(), Candidacy::new);
        }
        ranks.told(event);
        for (Map.Entry<ParticipantId, Candidacy> each : candidates.entrySet()) {
            if (event instanceof SeatsDrawn drawn) {
                ranks.words(drawn, each.getKey())
                        .ifPresent(place -> each.getValue().say(entry, place));
            }
            each.getValue().told(entry, event);
        }
    }

    private Explained explained() {
        List<Answer> answers = new ArrayList<>();
        for (Map.Entry<ParticipantId, Candidacy> each : candidates.entrySet()) {
            answers.add(each.getValue().answer());
        }
        return new Explained(committee.toString(), overview, answers);
    }
}
