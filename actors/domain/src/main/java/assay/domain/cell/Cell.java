package assay.domain.cell;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.Event;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.Rejection;
import assay.domain.entity.Send;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entity together with its delivery state: what every host would otherwise do in its own way. Immutable and pure.
 *
 * <p>A host does three things. It asks {@link #receive} what a message changes; makes the resulting entries durable and
 * folds them in with {@link #after}; and only then transmits {@link #heads} and the reply of {@link #reply}. On recovery
 * it folds the stored entries and re-sends the heads; nothing is decided again.
 *
 * @param entity the pure rules
 * @param id whose history this is
 * @param state the entity's own state
 * @param number number of the last entry, 0 before the first
 * @param time time of the last entry
 * @param inbound per sending entity: the last request and its outcome
 * @param outbound per receiving entity: numbers given and requests not yet answered
 * @param told ids of accepted outside commands with their expiry
 */
public record Cell<S, E extends Event<S>>(
        Entity<S, E> entity,
        EntityId id,
        S state,
        long number,
        Instant time,
        PersistentMap<EntityId, Inbound> inbound,
        PersistentMap<EntityId, Outbound> outbound,
        PersistentMap<String, Instant> told) {
    /** The most deadlines that may fall due in one step; more means that an entity's timer never moves on. */
    private static final int MAX_DUE_AT_ONCE = 1_000;

    /** So many ids of outside commands are looked through for each entry; of more, so many on average. */
    private static final int FEW_TOLD = 8;

    /** The last request of one sender. */
    public record Inbound(long number, Outcome outcome) {}

    /** What was sent to one receiver. */
    public record Outbound(long lastNumber, List<Waiting> waiting) {}

    /** A request without an answer yet. */
    public record Waiting(long number, Command command, String trace) {}

    /**
     * What a message changes.
     *
     * @param entries to make durable before anything else happens; possibly none
     * @param outcome the answer to a {@link Message.Outside}; refusals to outsiders are not recorded
     */
    public record Step<E>(List<Entry<E>> entries, Optional<Outcome> outcome) {
        public Step {
            entries = List.copyOf(entries);
        }
    }

    /** The cell of an entity to which nothing has happened yet. */
    public static <S, E extends Event<S>> Cell<S, E> fresh(Entity<S, E> entity, EntityId id) {
        return new Cell<>(
                entity,
                id,
                entity.initial(id.name()),
                0,
                Instant.EPOCH,
                PersistentMap.empty(),
                PersistentMap.empty(),
                PersistentMap.empty());
    }

    /**
     * What {@code message} changes, at {@code now}: deadlines that have passed come first (a deadline has passed when
     * now ≥ deadline), then the message itself. Duplicates, stale replies and early ticks change nothing.
     *
     * @return entries to make durable, in order, possibly none; and the answer to a command from outside
     * @throws SequenceGap when a sender skipped a number: a bug, never a matter of delivery
     */
    public Step<E> receive(Message message, Instant now, long epoch) {
        Instant at = now.isBefore(time) ? time : now;
        List<Entry<E>> entries = new ArrayList<>(1);
        Cell<S, E> cell = this;
        Optional<Instant> due = entity.wakeAt(state);
        while (due.isPresent() && !at.isBefore(due.get())) {
            if (entries.size() >= MAX_DUE_AT_ONCE) throw new IllegalStateException(id + ": its timer never moves on");
            Entry<E> woken = cell.wake(due.get(), at, epoch);
            entries.add(woken);
            cell = cell.after(woken);
            due = entity.wakeAt(cell.state);
        }
        if (message instanceof Message.Outside outside) return cell.told(outside, at, epoch, entries);
        if (message instanceof Message.Request request)
            cell.requested(request, at, epoch).ifPresent(entries::add);
        else if (message instanceof Message.Reply reply)
            cell.answered(reply, at, epoch).ifPresent(entries::add);
        return new Step<>(entries, Optional.empty());
    }

    private Entry<E> wake(Instant due, Instant at, long epoch) {
        List<E> events = entity.wake(state, at);
        if (events.isEmpty()) throw new IllegalStateException(id + ": woke at " + at + " and decided nothing");
        return entry(at, epoch, new Cause.Due(due), id + "@" + due.toEpochMilli(), events, Optional.empty());
    }

    private Optional<Entry<E>> requested(Message.Request request, Instant at, long epoch) {
        long last = inbound.get(request.from()).map(Inbound::number).orElse(0L);
        if (request.number() <= last) return Optional.empty();
        if (request.number() > last + 1) throw new SequenceGap(id, request.from(), last, request.number());
        Decision<E> decision = entity.decide(state, request.command(), new Origin.FromEntity(request.from()), at);
        Cause cause = new Cause.Requested(request.from(), request.number());
        if (decision instanceof Decision.Rejected<E> no) {
            return Optional.of(entry(at, epoch, cause, request.trace(), List.of(), Optional.of(no.rejection())));
        }
        List<E> events = ((Decision.Accepted<E>) decision).events();
        return Optional.of(entry(at, epoch, cause, request.trace(), events, Optional.empty()));
    }

    private Optional<Entry<E>> answered(Message.Reply reply, Instant at, long epoch) {
        Optional<Waiting> head = outbound.get(reply.from())
                .filter(pair -> !pair.waiting().isEmpty())
                .map(pair -> pair.waiting().get(0));
        if (head.isEmpty() || head.get().number() != reply.number()) return Optional.empty();
        List<E> events = entity.answered(state, reply.from(), head.get().command(), reply.outcome(), at);
        Cause cause = new Cause.Answered(reply.from(), reply.number());
        return Optional.of(entry(at, epoch, cause, head.get().trace(), events, Optional.empty()));
    }

    private Step<E> told(Message.Outside outside, Instant at, long epoch, List<Entry<E>> entries) {
        if (told.has(key(outside))) return new Step<>(entries, Optional.of(Outcome.DONE));
        Decision<E> decision = at.isBefore(outside.expires())
                ? entity.decide(state, outside.command(), new Origin.FromParticipant(outside.from()), at)
                : Decision.rejected(new TooLate(id, outside.id(), outside.expires(), at));
        if (decision instanceof Decision.Rejected<E> no) {
            return new Step<>(entries, Optional.of(new Outcome.Refused(no.rejection())));
        }
        List<E> events = ((Decision.Accepted<E>) decision).events();
        Cause cause = new Cause.Told(outside.from(), outside.id(), outside.expires(), outside.command());
        entries.add(entry(at, epoch, cause, outside.id(), events, Optional.empty()));
        return new Step<>(entries, Optional.of(Outcome.DONE));
    }

    private Entry<E> entry(
            Instant at, long epoch, Cause cause, String trace, List<E> events, Optional<Rejection> refusal) {
        List<Sent> sends = new ArrayList<>();
        PersistentMap<EntityId, Long> numbers = PersistentMap.empty();
        S next = state;
        for (E event : events) {
            next = event.applyTo(next);
            for (Send send : entity.react(next, event)) {
                long last = outbound.get(send.to()).map(Outbound::lastNumber).orElse(0L);
                long given = numbers.getOr(send.to(), last) + 1;
                numbers = numbers.with(send.to(), given);
                sends.add(new Sent(send.to(), given, send.command()));
            }
        }
        return new Entry<>(id, number + 1, epoch, at, cause, trace, events, refusal, sends);
    }

    /** This cell after {@code entry}, which must be the next one in its history. */
    public Cell<S, E> after(Entry<E> entry) {
        if (entry.number() != number + 1) {
            throw new IllegalStateException(id + ": entry " + entry.number() + " cannot follow entry " + number);
        }
        S next = state;
        for (E event : entry.events()) next = event.applyTo(next);
        PersistentMap<EntityId, Inbound> in = inbound;
        PersistentMap<EntityId, Outbound> out = outbound;
        PersistentMap<String, Instant> ids = told;
        Cause cause = entry.cause();
        if (cause instanceof Cause.Requested by) {
            Outcome outcome = entry.refusal().<Outcome>map(Outcome.Refused::new).orElse(Outcome.DONE);
            in = in.with(by.from(), new Inbound(by.number(), outcome));
        } else if (cause instanceof Cause.Answered by) {
            Outbound pair = out.get(by.by()).orElseThrow();
            List<Waiting> rest = pair.waiting().subList(1, pair.waiting().size());
            out = out.with(by.by(), new Outbound(pair.lastNumber(), List.copyOf(rest)));
        } else if (cause instanceof Cause.Told by) {
            ids = ids.with(by.from() + " " + by.id(), by.expires());
        }
        // Looking through many ids for every entry would cost more than all the rest: it is done as rarely as they are
        // many.
        if (entry.number() % Math.max(1, Integer.highestOneBit(ids.size() / FEW_TOLD)) == 0) {
            ids = withoutExpired(ids, entry.time());
        }
        for (Sent sent : entry.sends()) {
            List<Waiting> waiting =
                    new ArrayList<>(out.get(sent.to()).map(Outbound::waiting).orElse(List.of()));
            waiting.add(new Waiting(sent.number(), sent.command(), entry.trace()));
            out = out.with(sent.to(), new Outbound(sent.number(), List.copyOf(waiting)));
        }
        return new Cell<>(entity, id, next, entry.number(), entry.time(), in, out, ids);
    }

    private static PersistentMap<String, Instant> withoutExpired(PersistentMap<String, Instant> ids, Instant now) {
        PersistentMap<String, Instant> left = ids;
        for (Map.Entry<String, Instant> known : ids) {
            if (!now.isBefore(known.getValue())) left = left.without(known.getKey());
        }
        return left;
    }

    /** The requests to transmit now, one per receiver: each the oldest without an answer. */
    public List<Message.Request> heads() {
        List<Message.Request> heads = new ArrayList<>();
        for (Map.Entry<EntityId, Outbound> pair : outbound) head(pair.getKey()).ifPresent(heads::add);
        return heads;
    }

    /** The oldest request to {@code to} without an answer. */
    public Optional<Message.Request> head(EntityId to) {
        return outbound.get(to).filter(pair -> !pair.waiting().isEmpty()).map(pair -> {
            Waiting first = pair.waiting().get(0);
            return new Message.Request(id, to, first.number(), first.command(), first.trace());
        });
    }

    /**
     * The reply that the sender of {@code request} is owed, once the request's entry is part of this cell. A number
     * older than the last is done with: nothing is owed.
     */
    public Optional<Message.Reply> reply(Message.Request request) {
        return inbound.get(request.from())
                .filter(last -> last.number() == request.number())
                .map(last -> new Message.Reply(id, request.from(), last.number(), last.outcome()));
    }

    private static String key(Message.Outside outside) {
        return outside.from() + " " + outside.id();
    }

    /** When the host should send a {@link Message.Tick}. */
    public Optional<Instant> wakeAt() {
        return entity.wakeAt(state);
    }
}
