package assay.runtime.onethread;

import akka.actor.typed.ActorRef;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.runtime.HostCommand;
import assay.simulation.host.Address;
import assay.simulation.host.Boundary;
import assay.simulation.host.Conditions;
import assay.simulation.host.Kind;
import assay.simulation.scenario.FaultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Actors that die when the simulation's conditions say so: at a boundary of a write, with their node, or because the
 * database is away. After a while the next life of each begins, from what is durable.
 */
final class Mortals implements Fate {
    private final Conditions conditions;
    private final Attempts attempts;
    private final Function<EntityId, ActorRef<HostCommand>> start;
    private final Consumer<ActorRef<HostCommand>> stop;
    private final Consumer<Entry<?>> stored;
    private final Map<EntityId, ActorRef<HostCommand>> alive = new TreeMap<>();
    private final Map<EntityId, Long> incarnations = new TreeMap<>();
    private final Set<EntityId> dead = new TreeSet<>();
    /** Who dies once all that follows from the present write has happened. */
    private final Set<EntityId> dying = new TreeSet<>();
    /** Of the dying, who has told others only in part. */
    private final Set<EntityId> stammering = new TreeSet<>();

    private final List<Runnable> afterwards = new ArrayList<>();

    Mortals(
            Conditions conditions,
            Attempts attempts,
            Function<EntityId, ActorRef<HostCommand>> start,
            Consumer<ActorRef<HostCommand>> stop,
            Consumer<Entry<?>> stored) {
        this.conditions = conditions;
        this.attempts = attempts;
        this.start = start;
        this.stop = stop;
        this.stored = stored;
        conditions.whenANodeDies(this::diesWithNode);
    }

    /** The actor of {@code id}; nothing while it is dead. */
    Optional<ActorRef<HostCommand>> of(EntityId id) {
        if (dead.contains(id)) return Optional.empty();
        return Optional.of(alive.computeIfAbsent(id, start));
    }

    /** Whether anything ever happened to {@code id}. */
    boolean has(EntityId id) {
        return alive.containsKey(id) || dead.contains(id);
    }

    /** Whether what {@code from} has to say goes out. */
    boolean says(EntityId from, EntityId to, Kind kind, long number) {
        return !stammering.contains(from)
                || conditions.crashes().goesOut(Address.of(from), Address.of(to), kind, number);
    }

    /** Whether {@code from} answers those outside. */
    boolean answers(EntityId from) {
        return !stammering.contains(from);
    }

    @Override
    public Effect of(EntityId entity, List<Entry<?>> entries) {
        if (strikes(entity, entries, Boundary.BEFORE_PERSIST)
                || databaseIsAway()
                || strikes(entity, entries, Boundary.LOST_WRITE)) {
            die(entity);
            return Effect.LOST;
        }
        entries.forEach(stored);
        boolean skewed =
                !conditions.now(Address.of(entity)).equals(conditions.timeline().now());
        if (skewed) conditions.struck(FaultKind.CLOCK_SKEW);
        if (strikes(entity, entries, Boundary.AFTER_PERSIST)) {
            die(entity);
            return Effect.UNSEEN;
        }
        if (strikes(entity, entries, Boundary.AMID_SEND)) {
            dying.add(entity);
            stammering.add(entity);
        } else if (strikes(entity, entries, Boundary.AFTER_SEND)) {
            dying.add(entity);
        }
        return Effect.ACKNOWLEDGED;
    }

    private boolean databaseIsAway() {
        boolean away = conditions.databaseIsBackMicros().isPresent();
        if (away) conditions.struck(FaultKind.DATABASE_AWAY);
        return away;
    }

    private boolean strikes(EntityId entity, List<Entry<?>> entries, Boundary boundary) {
        Entry<?> first = entries.get(0);
        return conditions.crashes().strike(Address.of(entity), first.epoch(), first.number(), boundary);
    }

    @Override
    public void afterwards(Runnable what) {
        afterwards.add(what);
    }

    /** Everything that follows from the last thing that happened has happened; says whether there is more to come. */
    boolean settle() {
        List<EntityId> dyingNow = List.copyOf(dying);
        dying.clear();
        stammering.clear();
        dyingNow.forEach(this::die);
        List<Runnable> now = List.copyOf(afterwards);
        afterwards.clear();
        now.forEach(Runnable::run);
        return !dyingNow.isEmpty() || !now.isEmpty();
    }

    private void diesWithNode(int node) {
        for (EntityId id : List.copyOf(alive.keySet())) {
            if (conditions.nodeOf(Address.of(id)) != node) continue;
            conditions.struck(FaultKind.NODE_CRASH);
            die(id);
        }
    }

    private void die(EntityId id) {
        stop.accept(alive.remove(id));
        dead.add(id);
        comeBackAfter(id, conditions.crashes().restartAfterMicros());
    }

    private void comeBackAfter(EntityId id, long micros) {
        Address address = Address.of(id);
        long incarnation = incarnations.merge(id, 2L, (last, first) -> last + 1);
        long back = conditions.timeline().nowMicros() + micros;
        conditions.timeline().schedule(back, address, Kind.RESTART, address, incarnation, 0, () -> comeBack(id));
    }

    private void comeBack(EntityId id) {
        OptionalLong databaseIsBack = conditions.databaseIsBackMicros();
        if (databaseIsBack.isPresent()) {
            comeBackAfter(id, databaseIsBack.getAsLong() - conditions.timeline().nowMicros());
        } else if (!conditions.move(Address.of(id), incarnations.getOrDefault(id, 1L))) {
            comeBackAfter(id, conditions.crashes().restartAfterMicros());
        } else {
            dead.remove(id);
            attempts.nextLife(id);
            alive.put(id, start.apply(id));
        }
    }
}
