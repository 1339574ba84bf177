package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.committee.CommitteeEvent.MembersRanked;
import assay.domain.committee.Standing;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerEvent.Engaged;
import assay.domain.miner.MinerEvent.Released;
import assay.domain.task.TaskEvent.AggregateClaimed;
import assay.domain.task.TaskEvent.AggregationStarted;
import assay.domain.task.TaskEvent.CrewFormed;
import assay.domain.task.TaskEvent.IterationsRecorded;
import assay.domain.task.TaskEvent.LeaderDeposed;
import assay.domain.task.TaskEvent.LeaderSucceeded;
import assay.domain.task.TaskEvent.MemberDropped;
import assay.domain.task.TaskEvent.MemberExchanged;
import assay.domain.task.TaskEvent.MinerApplied;
import assay.domain.task.TaskEvent.MinerTurnedAway;
import assay.domain.task.TaskEvent.RevealOpened;
import assay.domain.task.TaskEvent.RoundOpened;
import assay.domain.task.TaskEvent.TaskDrafted;
import assay.domain.task.TaskEvent.UpdateAccepted;
import assay.domain.task.TaskEvent.UpdateCopied;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A crew is no smaller than the minimum, no larger than the maximum, and bound to the task; nobody serves more tasks than
 * a miner may. In a round each member answers once, in time, with an update of its own; only the leader aggregates, and
 * the next in the ranking follows no sooner than the lease is over.
 */
public final class RoundsFair implements Invariant {
    private static final int MAX_TASKS = 4;

    private final Map<String, Crew> crews = new TreeMap<>();
    private final Map<String, List<ParticipantId>> elected = new TreeMap<>();
    /** Which tasks each miner serves. */
    private final Map<String, Set<EntityId>> serving = new HashMap<>();

    private static final class Crew {
        private final TaskSpec spec;
        private final ParticipantId client;
        private final Instant deadline;
        private final Set<ParticipantId> joining = new TreeSet<>();
        private List<ParticipantId> members = new ArrayList<>();
        private int leader;
        private int round;
        private Instant closes = Instant.MIN;
        private final Map<ParticipantId, String> answers = new TreeMap<>();

        private Crew(TaskDrafted drafted) {
            this.spec = drafted.spec();
            this.client = drafted.client();
            this.deadline = drafted.deadline();
        }

        private ParticipantId leading() {
            return members.get(leader);
        }

        private void nextLeads() {
            leader = leader + 1 == members.size() ? 0 : leader + 1;
        }
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            Optional<String> broken = served(entry.entity(), event);
            if (event instanceof MembersRanked ranked) {
                elected.put(entry.entity().name(), names(ranked.standings()));
            }
            if (event instanceof TaskDrafted drafted) crews.put(entry.entity().name(), new Crew(drafted));
            Crew crew = crews.get(entry.entity().name());
            if (broken.isEmpty() && crew != null) broken = seen(entry, crew, event);
            if (broken.isPresent()) return broken.map(what -> entry.entity() + ": " + what);
        }
        return Optional.empty();
    }

    private static List<ParticipantId> names(List<Standing> standings) {
        return standings.stream().map(Standing::member).toList();
    }

    private Optional<String> served(EntityId miner, Object event) {
        Set<EntityId> served = serving.get(miner.name());
        if (event instanceof Released released && served != null) served.remove(released.task());
        if (!(event instanceof Engaged engaged)) return Optional.empty();
        Set<EntityId> tasks = serving.computeIfAbsent(miner.name(), none -> new TreeSet<>());
        boolean fits = tasks.add(engaged.task()) && tasks.size() <= MAX_TASKS;
        return fits ? Optional.empty() : Optional.of("serves " + tasks + ", expected at most " + MAX_TASKS);
    }

    private Optional<String> seen(Entry<?> entry, Crew crew, Object event) {
        if (event instanceof MinerApplied applied) return applied(crew, applied.miner());
        if (event instanceof MinerTurnedAway away) crew.joining.remove(away.miner());
        if (event instanceof CrewFormed formed) return formed(entry, crew, names(formed.members()));
        if (event instanceof MemberExchanged put) Collections.replaceAll(crew.members, put.lost(), put.replacement());
        if (event instanceof MemberDropped dropped) {
            crew.members.remove(dropped.lost());
            crew.leader = crew.members.isEmpty() ? 0 : crew.leader % crew.members.size();
        }
        if (event instanceof RoundOpened opened) return opened(crew, opened);
        if (event instanceof RevealOpened shown) crew.closes = shown.closes();
        if (event instanceof UpdateCopied copied) crew.answers.put(copied.miner(), "");
        if (event instanceof UpdateAccepted accepted) return accepted(entry, crew, accepted);
        if (event instanceof IterationsRecorded recorded) return recorded(entry, crew, recorded);
        if (event instanceof AggregationStarted started) return leads(crew, started.leader(), started.lease());
        if (event instanceof AggregateClaimed claimed) return leads(crew, claimed.leader(), Instant.MAX);
        if (event instanceof LeaderDeposed) crew.nextLeads();
        if (event instanceof LeaderSucceeded next) {
            boolean early = entry.time().isBefore(crew.closes);
            crew.nextLeads();
            if (early) return Optional.of(next + " before the lease was over");
            return leads(crew, next.leader(), next.lease());
        }
        return Optional.empty();
    }

    private static Optional<String> applied(Crew crew, ParticipantId miner) {
        boolean owner = miner.equals(crew.client) && !crew.spec.clientMayMine();
        int most = crew.spec.kind().assigns()
                ? Integer.MAX_VALUE
                : crew.spec.committee().maximum();
        boolean fits = crew.joining.add(miner) && crew.joining.size() <= most;
        if (fits && !owner) return Optional.empty();
        return Optional.of(crew.joining + " want to contribute, expected at most "
                + crew.spec.committee().maximum() + " and not the client " + crew.client);
    }

    private Optional<String> formed(Entry<?> entry, Crew crew, List<ParticipantId> members) {
        crew.members = new ArrayList<>(members);
        boolean bound = members.stream().allMatch(member -> serving.getOrDefault(member.name(), Set.of())
                .contains(entry.entity()));
        boolean fits = members.size() >= crew.spec.committee().minimum()
                && members.size() <= crew.spec.committee().maximum()
                && new TreeSet<>(members).size() == members.size();
        boolean chosen = crew.spec.kind() != TaskKind.TRAINING
                || members.equals(elected.getOrDefault(entry.entity().name(), List.of()));
        if (bound && fits && chosen) return Optional.empty();
        return Optional.of(
                "a crew of " + members + ", expected " + crew.spec.committee().minimum() + " to "
                        + crew.spec.committee().maximum() + " who are bound to the task, as elected");
    }

    private static Optional<String> opened(Crew crew, RoundOpened opened) {
        boolean next = opened.round() == crew.round + 1 && opened.round() <= crew.spec.rounds();
        crew.round = opened.round();
        crew.closes = opened.closes();
        crew.answers.clear();
        return next ? Optional.empty() : Optional.of(opened + ", expected at most " + crew.spec.rounds());
    }

    private static Optional<String> accepted(Entry<?> entry, Crew crew, UpdateAccepted accepted) {
        ParticipantId miner = accepted.update().miner();
        String address = accepted.update().address().text();
        boolean copied = crew.answers.containsValue(address);
        boolean again = crew.answers.put(miner, address) != null;
        boolean inTime = entry.time().isBefore(crew.closes) && entry.time().isBefore(crew.deadline);
        boolean fair = crew.members.contains(miner) && accepted.round() == crew.round && inTime;
        if (fair && !again && !copied) return Optional.empty();
        return Optional.of(accepted + " at " + entry.time() + "; members are " + crew.members + ", who answer once in"
                + " round " + crew.round + " before " + crew.closes + ", with an update of their own");
    }

    private static Optional<String> recorded(Entry<?> entry, Crew crew, IterationsRecorded recorded) {
        boolean inTime = entry.time().isBefore(crew.closes) && entry.time().isBefore(crew.deadline);
        if (crew.members.contains(recorded.miner()) && recorded.round() == crew.round && inTime)
            return Optional.empty();
        return Optional.of(recorded + " at " + entry.time() + "; members are " + crew.members
                + ", who hand in iterations" + " of round " + crew.round + " before " + crew.closes);
    }

    private static Optional<String> leads(Crew crew, ParticipantId who, Instant lease) {
        if (lease.isBefore(Instant.MAX)) crew.closes = lease;
        if (who.equals(crew.leading())) return Optional.empty();
        return Optional.of(who + " leads, expected " + crew.leading());
    }
}
