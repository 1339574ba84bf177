package assay.domain.kit;

import assay.domain.cell.Cell;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Event;
import assay.domain.entity.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A few cells joined by a network that loses, repeats and reorders, all from one seed: the smallest host there can be,
 * for tests of rules that span entities. An entity of a kind that does not live here answers every request with done.
 */
public final class Town {
    private final Random random;
    private final Map<EntityType, Entity<?, ?>> kinds = new EnumMap<>(EntityType.class);
    private final Map<EntityId, Cell<?, ?>> cells = new TreeMap<>();
    private final List<Message> air = new ArrayList<>();
    private final List<Message.Request> away = new ArrayList<>();
    private final Instant now;

    /** A town of these kinds of entity, whose network behaves as {@code seed} says. */
    public Town(long seed, Instant now, List<Entity<?, ?>> kinds) {
        this.random = new Random(seed);
        this.now = now;
        kinds.forEach(kind -> this.kinds.put(kind.type(), kind));
    }

    /** Puts a message on its way; one from outside the town may be repeated, but is not lost. */
    public void post(Message message) {
        air.add(message);
    }

    /** Delivers until nothing is on its way and no request is unanswered; {@code check} looks after every delivery. */
    public void settle(Consumer<Town> check) {
        while (true) {
            if (air.isEmpty()) cells.values().forEach(cell -> air.addAll(cell.heads()));
            if (air.isEmpty()) return;
            int at = random.nextInt(air.size());
            Message message = random.nextInt(10) < 3 ? air.get(at) : air.remove(at);
            if (random.nextInt(10) != 0 || !isSentAgain(message)) deliver(message);
            check.accept(this);
        }
    }

    /** The states of all entities of this kind, by name. */
    public <S> List<S> states(EntityType type, Class<S> state) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getKey().type() == type)
                .map(cell -> state.cast(cell.getValue().state()))
                .toList();
    }

    /** Every delivery of a request to an entity that does not live here, repetitions included. */
    public List<Message.Request> away() {
        return away;
    }

    /** Whether a cell of this town sends the message again, should it be lost. */
    private boolean isSentAgain(Message message) {
        if (message instanceof Message.Request request)
            return kinds.containsKey(request.from().type());
        return message instanceof Message.Reply;
    }

    private void deliver(Message message) {
        Entity<?, ?> kind = kinds.get(message.to().type());
        if (kind != null) {
            take(cells.computeIfAbsent(message.to(), id -> Cell.fresh(kind, id)), message);
        } else if (message instanceof Message.Request request) {
            away.add(request);
            air.add(new Message.Reply(request.to(), request.from(), request.number(), Outcome.DONE));
        }
    }

    private <S, E extends Event<S>> void take(Cell<S, E> cell, Message message) {
        Cell<S, E> after = cell;
        for (Entry<E> entry : cell.receive(message, now, 1).entries()) after = after.after(entry);
        cells.put(message.to(), after);
        if (message instanceof Message.Request request) after.reply(request).ifPresent(air::add);
    }
}
