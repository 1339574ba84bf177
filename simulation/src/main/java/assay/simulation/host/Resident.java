package assay.simulation.host;

import assay.domain.cell.Cell;
import assay.domain.cell.Message;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.Event;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Work;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One entity as the host keeps it: its history, which survives, and whoever lives it at present. That is one incarnation
 * at a time, but for a while after the others wrongly held a node dead.
 *
 * @param <S> the entity's state
 * @param <E> the entity's events
 */
final class Resident<S, E extends Event<S>> {
    private final VirtualHost host;
    private final Entity<S, E> entity;
    private final EntityId id;
    private final Address address;
    private final History<S, E> history;
    private Incarnation<S, E> present;
    /** Lives on although it was replaced, and does not know. */
    private @Nullable Incarnation<S, E> replaced;

    private long incarnations = 1;

    Resident(VirtualHost host, Entity<S, E> entity, EntityId id) {
        this.host = host;
        this.entity = entity;
        this.id = id;
        this.address = host.addressOf(id);
        Cell<S, E> fresh = Cell.fresh(entity, id);
        this.history = new History<>(host, id, fresh);
        int node = host.conditions().nodes().of(address);
        this.present = new Incarnation<>(host, this, id, history.epoch(), node, fresh);
    }

    /** Takes a message that has arrived; while nobody lives here, it is lost. */
    void receive(Message message, Consumer<Outcome> answer) {
        reached().receive(message, answer);
    }

    /** Where two are alive, some messages find the way to one and some to the other. */
    private Incarnation<S, E> reached() {
        Incarnation<S, E> other = replaced;
        if (other == null || !other.isAlive()) return present;
        long bits = Mix.of(
                Mix.of(host.conditions().seed(), address.bits()),
                host.timeline().nowMicros());
        return (bits & 1) == 0 ? other : present;
    }

    /** Ends {@code who}'s life; if nobody else lives here, somebody will after a while. */
    void crash(Incarnation<S, E> who) {
        if (!who.isAlive()) return;
        who.end();
        host.conditions().struck().crash();
        if (who == present) comeBackAfter(host.conditions().crashes().restartAfterMicros());
    }

    /** The node dies. */
    boolean crashOn(int node) {
        Incarnation<S, E> other = replaced;
        if (other != null && other.node() == node) other.end();
        if (!present.isAlive() || present.node() != node) return false;
        crash(present);
        return true;
    }

    /** Crashes, to come back after a while. */
    void crash(long awayMicros) {
        if (!present.isAlive()) return;
        present.end();
        host.conditions().struck().crash();
        comeBackAfter(awayMicros);
    }

    /** The others hold the node dead: after the time of a restart they replace whoever lives there, until it ends. */
    void replaceOn(int node, long untilMicros) {
        Incarnation<S, E> old = present;
        if (!old.isAlive() || old.node() != node) return;
        long later = host.timeline().nowMicros() + host.conditions().crashes().restartAfterMicros();
        if (later >= untilMicros) return;
        host.timeline().schedule(later, address, Kind.RESTART, address, ++incarnations, 1, () -> {
            if (present != old || !old.isAlive() || host.conditions().disk().isAway()) return;
            if (!recover()) return;
            if (replaced != null) replaced.end();
            replaced = old;
        });
        host.timeline().schedule(untilMicros, address, Kind.FAULT, address, incarnations, 1, () -> {
            if (replaced == old) old.end();
        });
    }

    private void comeBackAfter(long micros) {
        long back = host.timeline().nowMicros() + micros;
        host.timeline().schedule(back, address, Kind.RESTART, address, ++incarnations, 0, this::comeBack);
    }

    private void comeBack() {
        if (present.isAlive()) return;
        Disk disk = host.conditions().disk();
        if (disk.isAway()) comeBackAfter(disk.backMicros() - host.timeline().nowMicros());
        else if (!recover()) comeBackAfter(host.conditions().crashes().restartAfterMicros());
    }

    /** Begins the next life from what is durable; not when every node is down. */
    private boolean recover() {
        long now = host.timeline().nowMicros();
        OptionalInt node = host.conditions().nodes().move(address, incarnations, now);
        if (node.isEmpty()) return false;
        long epoch = history.claim();
        Cell<S, E> rebuilt = history.rebuild(Cell.fresh(entity, id));
        present = new Incarnation<>(host, this, id, epoch, node.getAsInt(), rebuilt);
        present.takeUp();
        return true;
    }

    EntityId id() {
        return id;
    }

    Address address() {
        return address;
    }

    History<S, E> history() {
        return history;
    }

    boolean isUp() {
        return present.isAlive();
    }

    /** Whether somebody lives here who waits for nothing. */
    boolean isQuiet() {
        return present.isQuiet() && (replaced == null || !replaced.isAlive());
    }

    S state() {
        return present.state();
    }

    List<Work> work(ParticipantId who) {
        return entity.work(present.state(), who, present.now());
    }
}
