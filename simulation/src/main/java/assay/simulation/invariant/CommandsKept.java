package assay.simulation.invariant;

import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.cell.Sent;
import assay.domain.cell.TooLate;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * No acknowledged command is lost, and none is taken twice: whatever was answered stands in the receiver's journal, with
 * that very outcome; of each ordered pair every request is sent, taken and answered once, in order; and of each
 * outsider's command ids each is taken once.
 */
public final class CommandsKept implements Invariant {
    private final Map<Pair, Long> sent = new HashMap<>();
    private final Map<Pair, Taken> taken = new HashMap<>();
    private final Map<Pair, Long> answered = new HashMap<>();
    /** Until when the ids of outsiders' commands are remembered. */
    private final Map<String, Instant> told = new HashMap<>();

    private record Pair(EntityId from, EntityId to) {}

    private record Taken(long number, Outcome outcome) {}

    @Override
    public Optional<String> broken(Entry<?> entry) {
        Optional<String> broken = cause(entry);
        if (broken.isPresent()) return broken;
        for (Sent each : entry.sends()) {
            long before = sent.merge(new Pair(entry.entity(), each.to()), 1L, Long::sum) - 1;
            if (each.number() != before + 1) {
                return Optional.of(entry.entity() + ": request " + each.number() + " to " + each.to()
                        + " follows request " + before);
            }
        }
        return Optional.empty();
    }

    private Optional<String> cause(Entry<?> entry) {
        if (entry.cause() instanceof Cause.Requested by) return requested(entry, by);
        if (entry.cause() instanceof Cause.Answered by) return answered(entry, by);
        if (entry.cause() instanceof Cause.Told by) return told(entry, by);
        return Optional.empty();
    }

    /** Once it has expired an id is free for another command. */
    private Optional<String> told(Entry<?> entry, Cause.Told by) {
        Instant before = told.put(id(entry.entity(), by.from(), by.id()), by.expires());
        if (before == null || !entry.time().isBefore(before)) return Optional.empty();
        return Optional.of(entry.entity() + ": took command " + by.id() + " of " + by.from() + " twice");
    }

    private Optional<String> requested(Entry<?> entry, Cause.Requested by) {
        Pair pair = new Pair(by.from(), entry.entity());
        Outcome outcome = entry.refusal().<Outcome>map(Outcome.Refused::new).orElse(Outcome.DONE);
        Taken last = taken.put(pair, new Taken(by.number(), outcome));
        long expected = last == null ? 1 : last.number + 1;
        if (by.number() == expected && by.number() <= sent.getOrDefault(pair, 0L)) return Optional.empty();
        return Optional.of(entry.entity() + ": took request " + by.number() + " of " + by.from() + ", expected "
                + expected + " of " + sent.getOrDefault(pair, 0L) + " sent");
    }

    private Optional<String> answered(Entry<?> entry, Cause.Answered by) {
        Pair pair = new Pair(entry.entity(), by.by());
        long expected = answered.merge(pair, 1L, Long::sum);
        Taken last = taken.get(pair);
        if (by.number() == expected && last != null && last.number >= expected) return Optional.empty();
        return Optional.of(entry.entity() + ": heard the answer to request " + by.number() + " from " + by.by()
                + ", expected that to request " + expected + ", and found the last one taken to be " + last);
    }

    @Override
    public Optional<String> broken(Message.Reply reply) {
        Taken last = taken.get(new Pair(reply.to(), reply.from()));
        boolean kept = last != null && last.number == reply.number() && last.outcome.equals(reply.outcome());
        return kept ? Optional.empty() : Optional.of("answered with " + reply + ", but stored is " + last);
    }

    @Override
    public Optional<String> broken(Message.Outside command, Outcome outcome) {
        Instant until = told.get(id(command.to(), command.from(), command.id()));
        boolean kept = until != null;
        boolean another = until != null && !until.equals(command.expires());
        if (kept == outcome.equals(Outcome.DONE) || tooLate(outcome) || another) return Optional.empty();
        return Optional.of(command.to() + ": answered " + outcome + " to command " + command.id() + " of "
                + command.from() + ", which is " + (kept ? "" : "not ") + "stored");
    }

    /** What was taken may be refused when its id has been forgotten: it is the repetition that comes too late. */
    private static boolean tooLate(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.rejection() instanceof TooLate;
    }

    private static String id(EntityId entity, Object from, String id) {
        return entity + " " + from + " " + id;
    }
}
