package assay.simulation.host;

import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import assay.domain.cell.Message;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Event;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Work;
import assay.simulation.scenario.FaultKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs entities in virtual time: each in its cell, with its entries in memory, reached over a {@link Wire}. */
public final class VirtualHost {
    private final Map<EntityType, Entity<?, ?>> kinds = new EnumMap<>(EntityType.class);
    private final Map<EntityId, Resident<?, ?>> residents = new HashMap<>();
    private List<Resident<?, ?>> inOrder = List.of();

    private final Conditions conditions;
    private final Timeline timeline;
    private final Wire wire;
    private final EventSink sink;
    private final Witness witness;
    private final Discipline discipline;
    private long entries;
    private long messages;

    /** A host of these kinds of entities; every stored entry goes to {@code sink} at once. */
    public VirtualHost(Collection<? extends Entity<?, ?>> kinds, Conditions conditions, Wire wire, EventSink sink) {
        this(kinds, conditions, wire, sink, Witness.NOBODY, Discipline.SOUND);
    }

    /** A host with habits of its own, whose every answer {@code witness} sees. */
    public VirtualHost(
            Collection<? extends Entity<?, ?>> kinds,
            Conditions conditions,
            Wire wire,
            EventSink sink,
            Witness witness,
            Discipline discipline) {
        for (Entity<?, ?> kind : kinds) this.kinds.put(kind.type(), kind);
        this.conditions = conditions;
        this.timeline = conditions.timeline();
        this.wire = wire;
        this.sink = sink;
        this.witness = witness;
        this.discipline = discipline;
        conditions.nodes().whenOneDies(timeline, this::dies);
        conditions.nodes().whenOneIsReplaced(timeline, this::isReplaced);
    }

    private void dies(int node) {
        for (Resident<?, ?> resident : all()) {
            if (resident.crashOn(node)) conditions.struck(FaultKind.NODE_CRASH);
        }
    }

    private void isReplaced(int node, long untilMicros) {
        for (Resident<?, ?> resident : all()) resident.replaceOn(node, untilMicros);
    }

    /** Takes a command that has arrived from outside. A crash, or an entity that is down, leaves it unanswered. */
    public void receive(Message.Outside command, Consumer<Outcome> answer) {
        resident(command.to()).receive(command, answer);
    }

    /** What {@code who} could do for {@code at} now; empty when that entity is down. */
    public Optional<List<Work>> work(EntityId at, ParticipantId who) {
        Resident<?, ?> resident = residents.get(at);
        if (resident == null) return Optional.of(List.of());
        return resident.isUp() ? Optional.of(resident.work(who)) : Optional.empty();
    }

    /** The state of an entity of this kind, its initial one if nothing has happened to it; empty when it is down. */
    public <S, E extends Event<S>> Optional<S> state(Entity<S, E> kind, String name) {
        Resident<?, ?> resident = residents.get(new EntityId(kind.type(), name));
        if (resident == null) return Optional.of(kind.initial(name));
        @SuppressWarnings("unchecked") // The resident was made from the one entity of this type.
        Optional<S> state = resident.isUp() ? Optional.of((S) resident.state()) : Optional.empty();
        return state;
    }

    /** The state of {@code at}, its initial one if nothing has happened to it; empty when it is down. */
    public Optional<Object> state(EntityId at) {
        Resident<?, ?> resident = residents.get(at);
        Entity<?, ?> kind = kinds.get(at.type());
        if (resident != null) return resident.isUp() ? Optional.of(resident.state()) : Optional.empty();
        return kind == null ? Optional.empty() : Optional.of(kind.initial(at.name()));
    }

    /** Crashes every entity at once. */
    public void crashAll(long awayMicros) {
        for (Resident<?, ?> resident : all()) resident.crash(awayMicros);
    }

    /** Whether nobody waits for an answer and nobody is down. */
    public boolean isQuiet() {
        for (Resident<?, ?> resident : all()) {
            if (!resident.isQuiet()) return false;
        }
        return true;
    }

    /** All who live here in the order of their ids, which is the order in which things befall them. */
    private List<Resident<?, ?>> all() {
        if (inOrder.size() < residents.size()) {
            List<Resident<?, ?>> sorted = new ArrayList<>(residents.values());
            sorted.sort((one, other) -> one.id().compareTo(other.id()));
            inOrder = sorted;
        }
        return inOrder;
    }

    /** How many entries were stored. */
    public long entries() {
        return entries;
    }

    /** How many messages entities sent one another, all attempts counted. */
    public long messages() {
        return messages;
    }

    /** Puts a request on its way; returns where it goes. */
    Address transmit(Message.Request request, Peers.Peer peer, Address from, long attempt) {
        Resident<?, ?> known = peer.resident == null ? residents.get(request.to()) : peer.resident;
        peer.resident = known;
        Address to = known == null ? Address.of(request.to()) : known.address();
        messages++;
        wire.send(from, to, Kind.REQUEST, request.number(), attempt, request.command(), () -> {
            Resident<?, ?> there = known == null ? resident(request.to()) : known;
            there.receive(request, none -> {});
        });
        return to;
    }

    void transmit(Message.Reply reply, Peers.Peer peer, Address from, long attempt) {
        Resident<?, ?> there = peer.resident == null ? resident(reply.to()) : peer.resident;
        peer.resident = there;
        messages++;
        wire.send(
                from,
                there.address(),
                Kind.REPLY,
                reply.number(),
                attempt,
                reply.outcome(),
                () -> there.receive(reply, none -> {}));
    }

    Address addressOf(EntityId id) {
        Resident<?, ?> known = residents.get(id);
        return known == null ? Address.of(id) : known.address();
    }

    void stored(Entry<?> entry) {
        entries++;
        sink.accept(entry);
    }

    private Resident<?, ?> resident(EntityId id) {
        Resident<?, ?> resident = residents.get(id);
        return resident == null ? moveIn(id) : resident;
    }

    private Resident<?, ?> moveIn(EntityId id) {
        Entity<?, ?> kind = kinds.get(id.type());
        if (kind == null) throw new IllegalArgumentException(id + ": this host runs only " + kinds.keySet());
        Resident<?, ?> resident = resident(kind, id);
        residents.put(id, resident);
        return resident;
    }

    private <S, E extends Event<S>> Resident<S, E> resident(Entity<S, E> kind, EntityId id) {
        return new Resident<>(this, kind, id);
    }

    Timeline timeline() {
        return timeline;
    }

    Conditions conditions() {
        return conditions;
    }

    Witness witness() {
        return witness;
    }

    Discipline discipline() {
        return discipline;
    }
}
