package assay.simulation.participant;

import assay.domain.board.BoardEvent;
import assay.domain.board.Listing;
import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.Admission;
import assay.domain.miner.MinerEvent;
import assay.domain.task.TaskKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Wakes the participants for whom there may be new work. Whoever looks at the market every half second finds nothing
 * most of the time; those looks are left out, and all others happen at the very times at which they would have happened.
 * Nobody is told more than the notice board shows: what concerns a task waits until the task stands there, and whoever
 * it is shown to must still ask.
 */
public final class Doorbell implements EventSink {
    /** The kinds of task that want something of their client at any time. */
    private static final List<String> ASSIGNING = Stream.of(TaskKind.values())
            .filter(TaskKind::assigns)
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Occasions occasions;
    /** Looked up, never walked. */
    private final Map<ParticipantId, SimulatedParticipant> byName = new HashMap<>();

    private final Map<Role, List<SimulatedParticipant>> byRole = new EnumMap<>(Role.class);
    /** The names of the tasks on the board. Looked up as well. */
    private final Set<String> listed = new HashSet<>();
    /** Tasks on the board that are not for everybody. */
    private final TreeMap<String, Listing> demanding = new TreeMap<>();
    /** By name of a task that hands out assignments: whoever has to judge them. Looked up as well. */
    private final Map<String, ParticipantId> judges = new HashMap<>();
    /** By task that does not stand on the board yet, the last call of each of its entities. */
    private final Map<String, TreeMap<EntityId, Optional<List<ParticipantId>>>> withheld = new HashMap<>();

    /**
     * @param entities one of each kind that the market is made of
     * @param participants all there are
     */
    public Doorbell(Collection<? extends Entity<?, ?>> entities, List<SimulatedParticipant> participants) {
        occasions = new Occasions(entities, this::called);
        for (Role role : Role.values()) byRole.put(role, new ArrayList<>());
        for (SimulatedParticipant each : participants) {
            byName.put(each.self(), each);
            byRole.computeIfAbsent(each.role(), none -> new ArrayList<>()).add(each);
        }
    }

    @Override
    public void accept(Entry<?> entry) {
        for (Object event : entry.events()) {
            if (event instanceof BoardEvent.Announced announced) {
                Listing listing = announced.listing();
                if (ASSIGNING.contains(listing.kind())) {
                    judges.put(listing.task().name(), listing.client());
                }
                if (!Admission.to(listing).isOpen())
                    demanding.put(listing.task().name(), listing);
                appeared(listing.task().name());
            } else if (event instanceof BoardEvent.Retired retired) {
                listed.remove(retired.task().name());
                demanding.remove(retired.task().name());
            } else if (isAboutStanding(event)) {
                reconsider(new ParticipantId(entry.entity().name()));
            }
        }
        occasions.accept(entry);
    }

    private static boolean isAboutStanding(Object event) {
        return event instanceof MinerEvent.ProfileDeclared
                || event instanceof MinerEvent.Rated
                || event instanceof MinerEvent.MinerActivated;
    }

    /** Somebody may qualify now for what it was not shown before. */
    private void reconsider(ParticipantId who) {
        SimulatedParticipant called = byName.get(who);
        if (called == null) return;
        for (Listing task : demanding.values()) called.role().places(task, who).forEach(called::ring);
    }

    private void appeared(String task) {
        listed.add(task);
        TreeMap<EntityId, Optional<List<ParticipantId>>> calls = withheld.remove(task);
        if (calls != null) calls.forEach(this::ring);
    }

    /** All entities of a task have its name. */
    private void called(EntityId at, Optional<List<ParticipantId>> whom) {
        if (listed.contains(at.name())) ring(at, whom);
        else withheld.computeIfAbsent(at.name(), none -> new TreeMap<>()).put(at, whom);
    }

    private void ring(EntityId at, Optional<List<ParticipantId>> whom) {
        if (whom.isPresent()) {
            for (ParticipantId each : whom.get()) {
                SimulatedParticipant called = byName.get(each);
                if (called != null) called.ring(at);
            }
            return;
        }
        ParticipantId judge = at.type() == EntityType.TASK ? judges.get(at.name()) : null;
        SimulatedParticipant client = judge == null ? null : byName.get(judge);
        if (client != null) client.ring(at);
        byRole.forEach((role, all) -> {
            if (role.answersTo(at.type())) all.forEach(each -> each.ring(at));
        });
    }
}
