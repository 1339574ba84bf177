package assay.domain.kit;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.Event;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;
import assay.domain.entity.Send;
import assay.domain.participant.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What happened to one entity, told for a test: {@code given(entity, name, events).when(command, from).then(events)}. A
 * story is immutable, so that several can go on from the same beginning, and remembers everything it saw, so that an
 * {@link EntityContract} can be checked against it. It has a clock of its own, which starts at {@link #START}.
 */
public final class Story<S, E extends Event<S>> {
    /** When every story starts. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Entity<S, E> entity;
    private final Instant now;
    private final List<Send> unanswered;
    private final List<Moment<S, E>> moments;

    private Story(Entity<S, E> entity, Instant now, List<Send> unanswered, List<Moment<S, E>> moments) {
        this.entity = entity;
        this.now = now;
        this.unanswered = List.copyOf(unanswered);
        this.moments = List.copyOf(moments);
    }

    /** The entity of this name after these events. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <S, E extends Event<S>> Story<S, E> given(Entity<S, E> entity, String name, E... events) {
        S initial = entity.initial(name);
        Moment<S, E> beginning =
                new Moment<>(START, Optional.empty(), List.of(initial), List.of(), List.of(), Optional.empty());
        return new Story<>(entity, START, List.of(), List.of(beginning)).decided(Optional.empty(), List.of(events));
    }

    /** The participant of this name as the origin of a command. */
    public static Origin participant(String name) {
        return new Origin.FromParticipant(new ParticipantId(name));
    }

    /** The entity {@code type/name} as the origin of a command. */
    public static Origin entity(String address) {
        return new Origin.FromEntity(EntityId.parse(address));
    }

    /** Gives a command now. */
    public Story<S, E> when(Command command, Origin from) {
        Optional<Moment.Asked> asked = Optional.of(new Moment.Asked(command, from));
        Decision<E> decision = entity.decide(state(), command, from, now);
        if (decision instanceof Decision.Rejected<E> no) {
            Moment<S, E> moment =
                    new Moment<>(now, asked, List.of(state()), List.of(), List.of(), Optional.of(no.rejection()));
            return with(now, unanswered, moment);
        }
        return decided(asked, ((Decision.Accepted<E>) decision).events());
    }

    /** Gives a command at {@code at}. Timers that are due by then go first, as in a cell. */
    public Story<S, E> when(Command command, Origin from, Instant at) {
        return at(at).when(command, from);
    }

    /** Answers the oldest unanswered command to {@code by}; fails when there is none. */
    public Story<S, E> whenAnswered(EntityId by, Outcome outcome) {
        Send head = unanswered.stream()
                .filter(send -> send.to().equals(by))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing sent to " + by + " waits for an answer"));
        List<Send> rest = new ArrayList<>(unanswered);
        rest.remove(head);
        List<E> events = entity.answered(state(), by, head.command(), outcome, now);
        return new Story<>(entity, now, rest, moments).decided(Optional.empty(), events);
    }

    /** Answers the oldest unanswered command to {@code by}: done. */
    public Story<S, E> whenDone(EntityId by) {
        return whenAnswered(by, Outcome.DONE);
    }

    /** Answers the oldest unanswered command to {@code by}: refused. */
    public Story<S, E> whenRefused(EntityId by, Rejection rejection) {
        return whenAnswered(by, new Outcome.Refused(rejection));
    }

    /** Lets time pass until {@code at}; every timer that is due by then goes off. */
    public Story<S, E> at(Instant at) {
        Story<S, E> story = new Story<>(entity, at, unanswered, moments);
        for (int turn = 0; story.isDue(); turn++) {
            assertThat(turn)
                    .as("timers that went off at once: does wakeAt move on?")
                    .isLessThan(1_000);
            List<E> events = entity.wake(story.state(), at);
            assertThat(events).as("events of a timer that went off").isNotEmpty();
            story = story.decided(Optional.empty(), events);
        }
        return story;
    }

    /** Lets this much time pass; every timer that is due by then goes off. */
    public Story<S, E> after(Duration time) {
        return at(now.plus(time));
    }

    /** Lets time pass until the entity wants to be woken; fails when it does not. */
    public Story<S, E> whenWoken() {
        return at(entity.wakeAt(state()).orElseThrow(() -> new AssertionError("no timer in " + state())));
    }

    /** The last input gave exactly these events. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Story<S, E> then(E... events) {
        assertThat(last().rejection()).as("refusal").isEmpty();
        assertThat(last().events()).isEqualTo(List.of(events));
        return this;
    }

    /** The last input changed nothing, and was not refused. */
    public Story<S, E> thenUnchanged() {
        assertThat(last().rejection()).as("refusal").isEmpty();
        assertThat(last().events()).isEmpty();
        return this;
    }

    /** The last command was refused for exactly this reason. */
    public Story<S, E> thenRefused(Rejection rejection) {
        assertThat(last().rejection()).contains(rejection);
        return this;
    }

    /** The last command was refused for a reason of this kind. */
    public Story<S, E> thenRefused(Class<? extends Rejection> kind) {
        assertThat(last().rejection()).get().isInstanceOf(kind);
        return this;
    }

    /** The last input sent exactly these commands. */
    public Story<S, E> thenSends(Send... sends) {
        assertThat(last().sends()).isEqualTo(List.of(sends));
        return this;
    }

    /** The state satisfies these assertions. */
    public Story<S, E> thenState(Consumer<S> assertions) {
        assertions.accept(state());
        return this;
    }

    /** The market shows exactly this work to the participant of this name. */
    public Story<S, E> thenWork(String participant, Work... work) {
        assertThat(entity.work(state(), new ParticipantId(participant), now)).isEqualTo(List.of(work));
        return this;
    }

    /** The entity's state now. */
    public S state() {
        return last().after();
    }

    /** What the story's clock shows. */
    public Instant now() {
        return now;
    }

    /** All events so far. */
    public List<E> recorded() {
        return moments.stream().flatMap(moment -> moment.events().stream()).toList();
    }

    /** The events of the last input. */
    public List<E> events() {
        return last().events();
    }

    /** What the last input sent. */
    public List<Send> sends() {
        return last().sends();
    }

    /** Everything sent that waits for an answer, oldest first. */
    public List<Send> unanswered() {
        return unanswered;
    }

    Entity<S, E> entity() {
        return entity;
    }

    List<Moment<S, E>> moments() {
        return moments;
    }

    private boolean isDue() {
        return entity.wakeAt(state()).filter(due -> !now.isBefore(due)).isPresent();
    }

    private Moment<S, E> last() {
        return moments.get(moments.size() - 1);
    }

    private Story<S, E> decided(Optional<Moment.Asked> asked, List<E> events) {
        List<S> states = new ArrayList<>(List.of(state()));
        List<Send> sends = new ArrayList<>();
        for (E event : events) {
            S next = event.applyTo(states.get(states.size() - 1));
            states.add(next);
            sends.addAll(entity.react(next, event));
        }
        List<Send> waiting = new ArrayList<>(unanswered);
        waiting.addAll(sends);
        return with(now, waiting, new Moment<>(now, asked, states, events, sends, Optional.empty()));
    }

    private Story<S, E> with(Instant time, List<Send> waiting, Moment<S, E> moment) {
        List<Moment<S, E>> all = new ArrayList<>(moments);
        all.add(moment);
        return new Story<>(entity, time, waiting, all);
    }
}
