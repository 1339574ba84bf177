package assay.simulation.host;

import assay.domain.cell.Cause;
import assay.domain.cell.Cell;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.cell.Sent;
import assay.domain.cell.SequenceGap;
import assay.domain.entity.EntityId;
import assay.domain.entity.Event;
import assay.domain.entity.Outcome;
import assay.simulation.scenario.FaultKind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One life of an entity on one node, from a recovery to a crash: its cell, its timers, and the write that is under way.
 * All of it is gone when the life ends.
 */
final class Incarnation<S, E extends Event<S>> {
    private final VirtualHost host;
    private final Resident<S, E> resident;
    private final EntityId id;
    private final Address address;
    private final long epoch;
    private final int node;
    /** How far the node's clock is ahead. */
    private final long skewMicros;

    private Cell<S, E> cell;
    private boolean alive = true;
    /** When the timer is to go off, by the node's clock, and the number of the one that counts. */
    private Optional<Instant> wakeAt = Optional.empty();

    private long timers;
    private @Nullable Write<S, E> underWay;
    /** What arrived during a write. */
    private final Deque<Arrived> waiting = new ArrayDeque<>(1);

    private final Peers peers = new Peers();

    private record Arrived(Message message, Consumer<Outcome> answer) {}

    /** What a message changed, and what is to be told once that is durable. */
    private record Write<S, E extends Event<S>>(Cell<S, E> after, Cell.Step<E> step, Arrived cause) {
        long number() {
            return step.entries().get(0).number();
        }
    }

    Incarnation(VirtualHost host, Resident<S, E> resident, EntityId id, long epoch, int node, Cell<S, E> cell) {
        this.host = host;
        this.resident = resident;
        this.id = id;
        this.address = resident.address();
        this.epoch = epoch;
        this.node = node;
        this.skewMicros = host.conditions().nodes().skewMicros(node);
        this.cell = cell;
    }

    /** Takes up what an earlier life left: unanswered requests, and the timer. */
    void takeUp() {
        if (host.discipline().resendsOnRecovery()) {
            for (Message.Request head : cell.heads()) {
                Peers.Peer to = peers.of(head.to());
                to.transmitted = head.number();
                transmit(head, to, 0);
            }
        }
        if (host.discipline().setsTimersOnRecovery()) setTimer();
    }

    /** Takes a message: decides, writes, tells, with a possible crash between any two. */
    void receive(Message message, Consumer<Outcome> answer) {
        if (!alive) return;
        Arrived arrived = new Arrived(message, answer);
        if (underWay == null) {
            handle(arrived);
            return;
        }
        host.conditions().struck(FaultKind.SLOW_WRITE);
        waiting.add(arrived);
    }

    private void handle(Arrived arrived) {
        Cell<S, E> before = host.discipline().facing(cell, arrived.message());
        Optional<Cell.Step<E>> decided = decide(before, arrived.message());
        if (decided.isEmpty()) return;
        Cell.Step<E> step = decided.get();
        Cell<S, E> after = before;
        for (Entry<E> entry : step.entries()) after = after.after(entry);
        Write<S, E> write = new Write<>(after, step, arrived);
        if (!host.discipline().storesBeforeSending()) send(write, all -> true);
        if (step.entries().isEmpty()) {
            tell(write);
            return;
        }
        if (crashes(write, Boundary.BEFORE_PERSIST)) return;
        underWay = write;
        long micros = host.conditions().disk().writeMicros(address, write.number());
        if (micros == 0) written();
        else schedule(micros, Kind.STORED, address, write.number(), epoch, this::written);
    }

    private Optional<Cell.Step<E>> decide(Cell<S, E> before, Message message) {
        try {
            return Optional.of(before.receive(message, now(), epoch));
        } catch (SequenceGap e) {
            // A replaced writer has not seen what its successor took. The request is not for it.
            if (isReplaced()) return Optional.empty();
            throw new Poisoned(id, message, e);
        } catch (RuntimeException e) {
            throw new Poisoned(id, message, e);
        }
    }

    /** The database answers, or does not. */
    private void written() {
        Write<S, E> write = underWay;
        if (!alive || write == null) return;
        if (host.conditions().disk().isAway()) {
            host.conditions().struck(FaultKind.DATABASE_AWAY);
            underWay = null;
            resident.crash(this);
            return;
        }
        underWay = null;
        if (crashes(write, Boundary.LOST_WRITE)) return;
        if (!append(write)) {
            resident.crash(this);
            return;
        }
        cell = write.after();
        if (crashes(write, Boundary.AFTER_PERSIST)) return;
        if (crashes(write, Boundary.AMID_SEND)) {
            send(write, this::goesOut);
            return;
        }
        tell(write);
        if (crashes(write, Boundary.AFTER_SEND)) return;
        while (alive && underWay == null && !waiting.isEmpty()) handle(waiting.remove());
    }

    private boolean append(Write<S, E> write) {
        boolean taken = resident.history().append(write.step().entries(), epoch, write.after());
        if (!taken) host.conditions().struck(FaultKind.REPLACED_WRITER);
        else if (skewMicros != 0) host.conditions().struck(FaultKind.CLOCK_SKEW);
        return taken;
    }

    private void tell(Write<S, E> write) {
        if (host.discipline().storesBeforeSending()) send(write, all -> true);
        setTimer();
    }

    private boolean goesOut(Message message) {
        Address to = host.addressOf(message.to());
        return message instanceof Message.Request request
                ? host.conditions().crashes().goesOut(address, to, Kind.REQUEST, request.number())
                : message instanceof Message.Reply reply
                        && host.conditions().crashes().goesOut(address, to, Kind.REPLY, reply.number());
    }

    /** Sends what follows from a write, as far as it {@code goesOut}: an answer to outside is the last thing to. */
    private void send(Write<S, E> write, Predicate<Message> goesOut) {
        Cell.Step<E> step = write.step();
        for (Entry<E> entry : step.entries()) {
            for (Sent sent : entry.sends()) sendHead(write.after(), sent.to(), goesOut);
            if (entry.cause() instanceof Cause.Answered by) sendHead(write.after(), by.by(), goesOut);
        }
        Message cause = write.cause().message();
        if (cause instanceof Message.Request request) {
            if (step.entries().isEmpty() && !host.discipline().answersAgain()) return;
            Optional<Message.Reply> reply = host.discipline().answering(write.after(), request);
            if (reply.isPresent() && goesOut.test(reply.get())) transmit(reply.get());
        } else if (cause instanceof Message.Outside command && step.outcome().isPresent() && goesOut.test(command)) {
            if (!isReplaced()) host.witness().answered(command, step.outcome().get());
            write.cause().answer().accept(step.outcome().get());
        }
    }

    private void sendHead(Cell<S, E> after, EntityId to, Predicate<Message> goesOut) {
        Optional<Message.Request> head = after.head(to);
        Peers.Peer peer = peers.of(to);
        if (head.isEmpty()) peer.callOff();
        if (head.isEmpty() || head.get().number() <= peer.transmitted) return;
        peer.transmitted = head.get().number();
        if (goesOut.test(head.get())) transmit(head.get(), peer, 0);
    }

    private void transmit(Message.Reply reply) {
        if (!isReplaced()) host.witness().replied(reply);
        Peers.Peer to = peers.of(reply.to());
        to.answeredAgain = to.answered == reply.number() ? to.answeredAgain + 1 : 0;
        to.answered = reply.number();
        host.transmit(reply, to, address, attempt(to.answeredAgain));
    }

    private void transmit(Message.Request request, Peers.Peer to, long tries) {
        to.callOff();
        Address there = host.transmit(request, to, address, attempt(tries));
        long pause = host.discipline().backOffMicros(tries);
        to.resend = schedule(pause, Kind.RESEND, there, request.number(), attempt(tries), () -> {
            if (alive) sendAgain(request, to, tries + 1);
        });
    }

    private void sendAgain(Message.Request request, Peers.Peer to, long tries) {
        Optional<Message.Request> head = cell.head(request.to());
        if (head.isPresent() && head.get().number() == request.number()) transmit(request, to, tries);
    }

    /** Numbers the transmissions of one message over all incarnations, so that each meets a fate of its own. */
    private long attempt(long tries) {
        return (epoch - 1) << 32 | tries;
    }

    private boolean crashes(Write<S, E> write, Boundary boundary) {
        if (!host.conditions().crashes().strike(address, epoch, write.number(), boundary)) return false;
        resident.crash(this);
        return true;
    }

    /** Ends this life. A write that was under way may have become durable all the same, and nobody will have been told. */
    void end() {
        if (!alive) return;
        alive = false;
        waiting.clear();
        Write<S, E> write = underWay;
        if (write == null) return;
        boolean reached =
                !host.conditions().disk().isAway() && host.conditions().disk().hadReached(address, write.number());
        if (!reached || !append(write)) host.conditions().struck(FaultKind.LOST_WRITE);
    }

    private void setTimer() {
        Optional<Instant> due = cell.wakeAt();
        if (due.equals(wakeAt)) return;
        wakeAt = due;
        long timer = ++timers;
        if (due.isEmpty()) return;
        long micros = Timeline.micros(due.get()) - skewMicros;
        long number = resident.history().size();
        host.timeline().schedule(micros, address, Kind.TIMER, address, number, epoch, () -> tick(timer));
    }

    private void tick(long timer) {
        // A timer that was set to another time since, or set in an earlier life, is not the one that counts.
        if (!alive || timer != timers) return;
        wakeAt = Optional.empty();
        receive(new Message.Tick(id), outcome -> {});
    }

    private Happening schedule(long micros, Kind kind, Address from, long number, long attempt, Runnable what) {
        long at = host.timeline().nowMicros() + micros;
        return host.timeline().put(at, address, kind, from, number, attempt, what);
    }

    /** The present by the clock of the node. */
    Instant now() {
        Instant exact = host.timeline().now();
        return skewMicros == 0 ? exact : exact.plusNanos(skewMicros * 1_000);
    }

    /** Whether another life has claimed to write. What this one answers rests on what it knew: only its writes are refused. */
    private boolean isReplaced() {
        return epoch < resident.history().epoch();
    }

    int node() {
        return node;
    }

    boolean isAlive() {
        return alive;
    }

    boolean isQuiet() {
        return alive && underWay == null && cell.heads().isEmpty();
    }

    S state() {
        return cell.state();
    }
}
