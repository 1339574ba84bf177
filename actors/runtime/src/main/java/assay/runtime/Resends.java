package assay.runtime;

import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** When to send which unanswered request again: per receiver, with a wait that doubles. Forgotten with the actor. */
final class Resends {
    private final Duration first;
    private final Duration longest;
    private final Map<EntityId, Wait> waits = new TreeMap<>();

    /** A request that was sent {@code attempts} times again, and when to do so next. */
    record Wait(long number, int attempts, Instant due) {}

    Resends(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** Takes note of the head towards {@code to}; whether it is new, and so to be transmitted now. */
    boolean isNew(EntityId to, Optional<Message.Request> head, Instant now) {
        if (head.isEmpty()) {
            waits.remove(to);
            return false;
        }
        long number = head.get().number();
        Wait known = waits.get(to);
        if (known != null && known.number() == number) return false;
        waits.put(to, new Wait(number, 0, now.plus(first)));
        return true;
    }

    /** The receivers whose head is to be sent again at {@code now}; takes note that this happens. */
    List<EntityId> due(Instant now) {
        List<EntityId> due = new ArrayList<>();
        for (Map.Entry<EntityId, Wait> entry : waits.entrySet()) {
            Wait wait = entry.getValue();
            if (now.isBefore(wait.due())) continue;
            due.add(entry.getKey());
            int attempts = wait.attempts() + 1;
            entry.setValue(new Wait(wait.number(), attempts, now.plus(pause(attempts))));
        }
        return due;
    }

    int attempts(EntityId to) {
        Wait wait = waits.get(to);
        return wait == null ? 0 : wait.attempts();
    }

    private Duration pause(int attempts) {
        Duration pause = first.multipliedBy(1L << Math.min(attempts, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    Optional<Instant> next() {
        return waits.values().stream().map(Wait::due).min(Comparator.naturalOrder());
    }

    boolean isEmpty() {
        return waits.isEmpty();
    }

    void clear() {
        waits.clear();
    }
}
