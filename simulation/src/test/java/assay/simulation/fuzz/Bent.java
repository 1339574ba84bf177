package assay.simulation.fuzz;

import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Event;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.participant.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * An entity that decides as the sound one does, but for one thing: what it sees of its state, what it is told and by whom, what
 * it makes of what was decided, whom it tells, or when it wakes.
 */
class Bent<S, E extends Event<S>> implements Entity<S, E> {
    private final Entity<S, E> sound;
    private UnaryOperator<S> sight = state -> state;
    private UnaryOperator<Command> hearing = command -> command;
    private Pose<S> pose = (state, command, from) -> from;
    private UnaryOperator<Outcome> answers = outcome -> outcome;
    private BiFunction<S, List<E>, List<E>> decisions = (state, events) -> events;
    private Reaction<S, E> reactions = (state, event, sends) -> sends;
    private BiFunction<S, Optional<Instant>, Optional<Instant>> alarm = (state, at) -> at;

    /** What an entity tells others because of an event, given what the sound one would tell. */
    @FunctionalInterface
    interface Reaction<S, E> {
        List<Send> to(S state, E event, List<Send> sends);
    }

    /** Whom a command is taken to come from. */
    @FunctionalInterface
    interface Pose<S> {
        Origin of(S state, Command command, Origin from);
    }

    Bent(Entity<S, E> sound) {
        this.sound = sound;
    }

    /** The rules see another state than the one there is. */
    Bent<S, E> seeing(UnaryOperator<S> other) {
        sight = other;
        return this;
    }

    /** The rules take a command to come from somebody else. */
    Bent<S, E> mistaking(Pose<S> other) {
        pose = other;
        return this;
    }

    Bent<S, E> hearing(UnaryOperator<Command> other) {
        hearing = other;
        return this;
    }

    Bent<S, E> answered(UnaryOperator<Outcome> other) {
        answers = other;
        return this;
    }

    /** Other events than those decided; the state is that before them. */
    Bent<S, E> deciding(BiFunction<S, List<E>, List<E>> other) {
        decisions = other;
        return this;
    }

    /** Other events of one type. */
    <T extends E> Bent<S, E> deciding(Class<T> type, UnaryOperator<E> other) {
        return deciding((state, events) -> events.stream()
                .<E>map(event -> type.isInstance(event) ? other.apply(event) : event)
                .toList());
    }

    Bent<S, E> telling(Reaction<S, E> other) {
        reactions = other;
        return this;
    }

    /** Wakes {@code late} after it should, in states like these. */
    Bent<S, E> oversleeping(Predicate<S> when, Duration late) {
        alarm = (state, at) -> when.test(state) ? at.map(due -> due.plus(late)) : at;
        return this;
    }

    /** Never wakes in states like these. */
    Bent<S, E> sleeping(Predicate<S> when) {
        alarm = (state, at) -> when.test(state) ? Optional.empty() : at;
        return this;
    }

    @Override
    public EntityType type() {
        return sound.type();
    }

    @Override
    public S initial(String name) {
        return sound.initial(name);
    }

    @Override
    public Decision<E> decide(S state, Command command, Origin from, Instant now) {
        Origin taken = pose.of(state, command, from);
        Decision<E> decision = sound.decide(sight.apply(state), hearing.apply(command), taken, now);
        if (!(decision instanceof Decision.Accepted<E> accepted)) return decision;
        return Decision.accepted(decisions.apply(state, accepted.events()));
    }

    @Override
    public List<Send> react(S state, E event) {
        return reactions.to(state, event, sound.react(state, event));
    }

    @Override
    public Optional<Instant> wakeAt(S state) {
        return alarm.apply(state, sound.wakeAt(state));
    }

    @Override
    public List<E> wake(S state, Instant now) {
        return decisions.apply(state, sound.wake(sight.apply(state), now));
    }

    @Override
    public List<E> answered(S state, EntityId by, Command command, Outcome outcome, Instant now) {
        List<E> events = sound.answered(sight.apply(state), by, command, answers.apply(outcome), now);
        return decisions.apply(state, events);
    }

    @Override
    public List<Work> work(S state, ParticipantId participant, Instant now) {
        return sound.work(sight.apply(state), participant, now);
    }

    @Override
    public Object occasion(S state) {
        return sound.occasion(sight.apply(state));
    }

    @Override
    public Optional<List<ParticipantId>> called(S state) {
        return sound.called(sight.apply(state));
    }
}
