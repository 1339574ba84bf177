package assay.domain.audit;

import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.cell.Sent;
import assay.domain.entity.EntityId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts the entries of a journal, which comes entity by entity, into an order in which they may have happened: each after
 * the one before it in its history, a request's after the one that sent it, an answer's after the one that gave it.
 * What holds whatever the order, such as the law of money, can then be followed step by step.
 */
public final class CausalOrder {
    private final Map<EntityId, Deque<Entry<?>>> left = new TreeMap<>();
    private final Set<Link> sent = new TreeSet<>();
    private final Set<Link> answered = new TreeSet<>();
    private final List<Entry<?>> ordered = new ArrayList<>();

    private CausalOrder() {}

    /**
     * Orders {@code entries}; those of one entity come in the order of their numbers. An entry whose cause is not among
     * them is left out, and so is all that would have to come after it.
     */
    public static List<Entry<?>> of(Iterable<? extends Entry<?>> entries) {
        CausalOrder order = new CausalOrder();
        for (Entry<?> entry : entries) {
            order.left.computeIfAbsent(entry.entity(), id -> new ArrayDeque<>()).add(entry);
        }
        order.run();
        return order.ordered;
    }

    private void run() {
        Deque<EntityId> hopeful = new ArrayDeque<>(left.keySet());
        while (!hopeful.isEmpty()) {
            Deque<Entry<?>> history = left.getOrDefault(hopeful.remove(), new ArrayDeque<>());
            while (!history.isEmpty() && hasItsCause(history.element())) append(history.remove(), hopeful);
        }
    }

    private boolean hasItsCause(Entry<?> entry) {
        EntityId id = entry.entity();
        if (entry.cause() instanceof Cause.Requested by) return sent.contains(new Link(by.from(), id, by.number()));
        if (entry.cause() instanceof Cause.Answered by) return answered.contains(new Link(id, by.by(), by.number()));
        return true;
    }

    private void append(Entry<?> entry, Deque<EntityId> hopeful) {
        ordered.add(entry);
        for (Sent send : entry.sends()) {
            sent.add(new Link(entry.entity(), send.to(), send.number()));
            hopeful.add(send.to());
        }
        if (entry.cause() instanceof Cause.Requested by) {
            answered.add(new Link(by.from(), entry.entity(), by.number()));
            hopeful.add(by.from());
        }
    }
}
