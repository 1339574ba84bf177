package assay.domain.audit;

import assay.domain.cell.Cause;
import assay.domain.cell.Cell;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.cell.Sent;
import assay.domain.entity.Command;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Event;
import assay.domain.entity.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides a whole journal again. Each command between entities is rebuilt from the sender's recorded sends, each answer
 * from the receiver's entry, each outside command and deadline from the entry's own cause; every entry must come out as it
 * was recorded. A run on real threads is not repeatable, but it is re-decidable: this is the auditor's replay.
 */
public final class Redecision {
    private final Map<EntityType, Entity<?, ?>> rules = new TreeMap<>();
    private final Map<EntityId, List<Entry<?>>> histories = new TreeMap<>();
    private final Map<Link, Traced> requests = new TreeMap<>();
    private final Map<Link, Outcome> answers = new TreeMap<>();
    private long compared;

    private record Traced(Command command, String trace) {}

    /** The rules of every kind of entity that the journal may hold. */
    public Redecision(Collection<? extends Entity<?, ?>> entities) {
        for (Entity<?, ?> entity : entities) rules.put(entity.type(), entity);
    }

    /** Adds an entry. Entries of one entity come in order; entities may be mixed in any way. */
    public void add(Entry<?> entry) {
        histories.computeIfAbsent(entry.entity(), id -> new ArrayList<>()).add(entry);
        for (Sent sent : entry.sends()) {
            Link link = new Link(entry.entity(), sent.to(), sent.number());
            requests.put(link, new Traced(sent.command(), entry.trace()));
        }
        if (entry.cause() instanceof Cause.Requested by) {
            Outcome outcome = entry.refusal().<Outcome>map(Outcome.Refused::new).orElse(Outcome.DONE);
            answers.put(new Link(by.from(), entry.entity(), by.number()), outcome);
        }
    }

    /** Every entity whose history is not what the rules give, each with its first difference. */
    public List<Difference> differences() {
        compared = 0;
        List<Difference> differences = new ArrayList<>();
        for (Map.Entry<EntityId, List<Entry<?>>> history : histories.entrySet()) {
            Entity<?, ?> entity = rules.get(history.getKey().type());
            if (entity == null) throw new IllegalStateException("no rules for " + history.getKey());
            first(entity, history.getKey(), history.getValue()).ifPresent(differences::add);
        }
        return differences;
    }

    /** How many entries the last {@link #differences()} compared: a comparison of nothing proves nothing. */
    public long compared() {
        return compared;
    }

    private <S, E extends Event<S>> Optional<Difference> first(
            Entity<S, E> entity, EntityId id, List<Entry<?>> history) {
        Cell<S, E> cell = Cell.fresh(entity, id);
        for (Entry<?> recorded : history) {
            Optional<Message> message = message(recorded);
            if (message.isEmpty()) {
                return Optional.of(difference(recorded, "nothing, for its cause is in no journal", recorded.cause()));
            }
            Optional<Entry<E>> decided;
            try {
                Cell.Step<E> step = cell.receive(message.get(), recorded.time(), recorded.epoch());
                decided = step.entries().stream().findFirst();
            } catch (RuntimeException e) {
                // What a forged journal says need not even be possible.
                return Optional.of(difference(recorded, "no decision but " + e, recorded));
            }
            if (decided.isEmpty()) return Optional.of(difference(recorded, "nothing", recorded));
            if (!decided.get().equals(recorded)) {
                return Optional.of(difference(recorded, decided.get().toString(), recorded));
            }
            cell = cell.after(decided.get());
            compared++;
        }
        return Optional.empty();
    }

    private static Difference difference(Entry<?> recorded, String expected, Object found) {
        return new Difference(recorded.entity(), recorded.number(), expected, found.toString());
    }

    private Optional<Message> message(Entry<?> recorded) {
        EntityId id = recorded.entity();
        Cause cause = recorded.cause();
        if (cause instanceof Cause.Requested by) {
            return Optional.ofNullable(requests.get(new Link(by.from(), id, by.number())))
                    .map(sent -> new Message.Request(by.from(), id, by.number(), sent.command(), sent.trace()));
        }
        if (cause instanceof Cause.Answered by) {
            return Optional.ofNullable(answers.get(new Link(id, by.by(), by.number())))
                    .map(outcome -> new Message.Reply(by.by(), id, by.number(), outcome));
        }
        if (cause instanceof Cause.Told by) {
            return Optional.of(new Message.Outside(by.from(), id, by.id(), by.expires(), by.command()));
        }
        return Optional.of(new Message.Tick(id));
    }
}
