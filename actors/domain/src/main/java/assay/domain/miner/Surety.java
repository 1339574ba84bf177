package assay.domain.miner;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.money.Credits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a member's stake answers for, what it has answered for already, and what else is known about the name.
 *
 * @param pledges what was set aside for one task alone, by task; also for the last tasks that have ended
 * @param ended tasks that released the miner lately, oldest first: an offence may come to light after the end
 * @param punishments by number, from 1; the last ones only
 * @param numbered how many punishments there have been
 * @param lost what was taken of the present stake
 * @param dossier what is known about the name, member or not
 */
public record Surety(
        PersistentMap<EntityId, Pledge> pledges,
        List<EntityId> ended,
        PersistentMap<Integer, Punishment> punishments,
        int numbered,
        Credits lost,
        Dossier dossier) {
    /** How many ended tasks a member still answers for. */
    public static final int MAX_ENDED = 16;

    /** How many punishments are remembered, so that none is carried out twice. */
    public static final int MAX_PUNISHMENTS = 256;

    /** Nobody relies on the stake. */
    static final Surety NONE =
            new Surety(PersistentMap.empty(), List.of(), PersistentMap.empty(), 0, Credits.ZERO, Dossier.unsaid());

    public Surety {
        ended = List.copyOf(ended);
    }

    /**
     * A part of the stake that answers for one task.
     *
     * @param whole what was set aside; shares are of this
     * @param left what has not been slashed of it
     */
    public record Pledge(Credits whole, Credits left) {}

    /**
     * What an offence cost.
     *
     * @param event where the offence is shown; with the task, this names the punishment
     * @param taken of the stake; zero when nothing could be had
     * @param finders how much of it is the finder's
     */
    public record Punishment(EntityId task, String event, Credits taken, Credits finders) {}

    /** What is set aside for tasks that still need it. */
    Credits setAside() {
        Credits sum = Credits.ZERO;
        for (var each : pledges)
            if (!ended.contains(each.getKey())) sum = sum.plus(each.getValue().left());
        return sum;
    }

    Optional<Punishment> punished(EntityId task, String event) {
        return punishments.values().stream()
                .filter(each -> each.task().equals(task) && each.event().equals(event))
                .findFirst();
    }

    Surety engaged(EntityId task, Credits pledged) {
        List<EntityId> others = without(ended, task);
        PersistentMap<EntityId, Pledge> next = pledges.without(task);
        if (!pledged.isZero()) next = next.with(task, new Pledge(pledged, pledged));
        return new Surety(next, others, punishments, numbered, lost, dossier);
    }

    Surety released(EntityId task) {
        List<EntityId> next = new ArrayList<>(without(ended, task));
        next.add(task);
        PersistentMap<EntityId, Pledge> kept = pledges;
        if (next.size() > MAX_ENDED) kept = kept.without(next.remove(0));
        return new Surety(kept, next, punishments, numbered, lost, dossier);
    }

    Surety punished(Punishment punishment) {
        PersistentMap<Integer, Punishment> next = punishments.with(numbered + 1, punishment);
        if (next.size() > MAX_PUNISHMENTS) next = next.without(next.first().getKey());
        PersistentMap<EntityId, Pledge> answering = pledges;
        Optional<Pledge> pledge = pledges.get(punishment.task());
        if (pledge.isPresent()) {
            Credits left = pledge.get()
                    .left()
                    .minus(punishment.taken().min(pledge.get().left()));
            answering =
                    answering.with(punishment.task(), new Pledge(pledge.get().whole(), left));
        }
        return new Surety(answering, ended, next, numbered + 1, lost.plus(punishment.taken()), dossier);
    }

    /** The stake is another one from now on, or none; what was decided stays decided. */
    Surety renewed() {
        return new Surety(PersistentMap.empty(), List.of(), punishments, numbered, Credits.ZERO, dossier);
    }

    /** The same stake of a name of which something else is known. */
    Surety with(Dossier known) {
        return new Surety(pledges, ended, punishments, numbered, lost, known);
    }

    private static List<EntityId> without(List<EntityId> all, EntityId task) {
        return all.stream().filter(each -> !each.equals(task)).toList();
    }
}
