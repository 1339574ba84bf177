package assay.simulation.host;

import assay.domain.cell.Cause;
import assay.domain.cell.Cell;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.cell.Sent;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.Event;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One entity as the host keeps it: its stored entries, which survive a crash, and its cell and timers, which do not.
 *
 * @param <S> the entity's state
 * @param <E> the entity's events
 */
final class Resident<S, E extends Event<S>> {
    private static final long NEVER = Long.MAX_VALUE;

    private final VirtualHost host;
    private final Entity<S, E> entity;
    private final EntityId id;
    private final Address address;
    private final List<Entry<E>> stored = new ArrayList<>();

    /** While the entity is down this is what recovery must arrive at, and nobody may look at it. */
    private Cell<S, E> cell;

    private boolean up = true;
    private long epoch = 1;
    private long handled;
    private long tickAtMicros = NEVER;
    /** Per receiver, the highest number transmitted since the start or the last crash. Looked up, never walked. */
    private final Map<EntityId, Long> transmitted = new HashMap<>();
    /** Per asking entity, its last answered request and how often that was answered since then. Looked up as well. */
    private final Map<EntityId, Answered> answered = new HashMap<>();

    private record Answered(long number, long times) {}

    Resident(VirtualHost host, Entity<S, E> entity, EntityId id) {
        this.host = host;
        this.entity = entity;
        this.id = id;
        this.address = Address.of(id);
        this.cell = Cell.fresh(entity, id);
    }

    /** Takes a message: decide, store, send, with a possible crash between any two. While down it takes nothing. */
    void receive(Message message, Consumer<Outcome> answer) {
        if (!up) return;
        handled++;
        Cell<S, E> before = host.discipline().facing(cell, message);
        Cell.Step<E> step = decide(before, message);
        Cell<S, E> after = before;
        for (Entry<E> entry : step.entries()) after = after.after(entry);
        boolean storesFirst = host.discipline().storesBeforeSending();
        if (!storesFirst) send(after, step, message, answer);
        if (crashes(Boundary.BEFORE_PERSIST)) return;
        cell = after;
        store(step.entries());
        if (crashes(Boundary.AFTER_PERSIST)) return;
        if (storesFirst) send(after, step, message, answer);
        if (crashes(Boundary.AFTER_SEND)) return;
        setTimer();
    }

    private Cell.Step<E> decide(Cell<S, E> before, Message message) {
        try {
            return before.receive(message, host.timeline().now(), epoch);
        } catch (RuntimeException e) {
            throw new Poisoned(id, message, e);
        }
    }

    private void store(List<Entry<E>> entries) {
        for (Entry<E> entry : entries) {
            stored.add(entry);
            host.stored(entry);
        }
    }

    private void send(Cell<S, E> after, Cell.Step<E> step, Message message, Consumer<Outcome> answer) {
        for (Entry<E> entry : step.entries()) {
            for (Sent sent : entry.sends()) sendHead(after, sent.to());
            if (entry.cause() instanceof Cause.Answered by) sendHead(after, by.by());
        }
        if (message instanceof Message.Request request) {
            boolean repeated = step.entries().isEmpty();
            if (repeated && !host.discipline().answersAgain()) return;
            host.discipline().answering(after, request).ifPresent(this::transmit);
        }
        if (message instanceof Message.Outside command) {
            step.outcome().ifPresent(outcome -> {
                host.witness().answered(command, outcome);
                answer.accept(outcome);
            });
        }
    }

    private void sendHead(Cell<S, E> after, EntityId to) {
        Optional<Message.Request> head = after.head(to);
        if (head.isEmpty() || head.get().number() <= transmitted.getOrDefault(to, 0L)) return;
        transmitted.put(to, head.get().number());
        transmit(head.get(), 0);
    }

    private void transmit(Message.Reply reply) {
        host.witness().replied(reply);
        Answered last = answered.get(reply.to());
        long times = last != null && last.number() == reply.number() ? last.times() + 1 : 0;
        answered.put(reply.to(), new Answered(reply.number(), times));
        host.transmit(reply, attempt(times));
    }

    private void transmit(Message.Request request, long tries) {
        host.transmit(request, attempt(tries));
        long again = host.timeline().nowMicros() + host.discipline().backOffMicros(tries);
        long incarnation = epoch;
        host.timeline().schedule(again, address, Kind.RESEND, Address.of(request.to()), request.number(), tries, () -> {
            if (up && epoch == incarnation) sendAgain(request, tries + 1);
        });
    }

    private void sendAgain(Message.Request request, long tries) {
        Optional<Message.Request> head = cell.head(request.to());
        if (head.isPresent() && head.get().number() == request.number()) transmit(request, tries);
    }

    /** Numbers the transmissions of one message over all incarnations, so that each meets a fate of its own. */
    private long attempt(long tries) {
        return (epoch - 1) << 32 | tries;
    }

    private boolean crashes(Boundary boundary) {
        if (!host.crashes().strike(address, handled, boundary)) return false;
        crash(host.crashes().restartAfterMicros());
        return true;
    }

    /** Loses everything that was not stored, and comes back after a while. */
    void crash(long awayMicros) {
        if (!up) return;
        up = false;
        tickAtMicros = NEVER;
        transmitted.clear();
        answered.clear();
        long back = host.timeline().nowMicros() + awayMicros;
        host.timeline().schedule(back, address, Kind.RESTART, address, epoch, 0, this::recover);
    }

    private void recover() {
        Cell<S, E> rebuilt = Cell.fresh(entity, id);
        for (Entry<E> entry : stored) rebuilt = rebuilt.after(entry);
        if (!rebuilt.equals(cell)) throw new RecoveryDiffers(id, rebuilt, cell);
        up = true;
        epoch = host.discipline().claims(epoch);
        host.witness().claimed(id, epoch);
        cell = rebuilt;
        if (host.discipline().resendsOnRecovery()) {
            for (Message.Request head : cell.heads()) {
                transmitted.put(head.to(), head.number());
                transmit(head, 0);
            }
        }
        if (host.discipline().setsTimersOnRecovery()) setTimer();
    }

    private void setTimer() {
        long due = cell.wakeAt().map(Timeline::micros).orElse(NEVER);
        if (due == tickAtMicros) return;
        tickAtMicros = due;
        if (due == NEVER) return;
        host.timeline().schedule(due, address, Kind.TIMER, address, stored.size(), 0, () -> tick(due));
    }

    private void tick(long due) {
        // A timer that was set to another time since, or set before a crash, is not the one that counts.
        if (due != tickAtMicros) return;
        tickAtMicros = NEVER;
        receive(new Message.Tick(id), outcome -> {});
    }

    boolean isUp() {
        return up;
    }

    boolean hasUnanswered() {
        return !cell.heads().isEmpty();
    }

    S state() {
        return cell.state();
    }

    List<Work> work(ParticipantId who) {
        return entity.work(cell.state(), who, host.timeline().now());
    }
}
