package assay.domain.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.entity.CorruptJournal;
import assay.domain.entity.Decision;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Event;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;
import assay.domain.entity.Send;
import assay.domain.participant.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every entity keeps, checked against the stories its test tells. A subclass names the entity's types, tells
 * stories that between them pass through everything, and writes down the transition table; this class fails when a row
 * of the table was never exercised, when an event follows a state that it must not follow, and when any mixture of what
 * the stories met (any command in any state, any answer, any timer) throws.
 */
public abstract class EntityContract<S, E extends Event<S>> {
    /** The most different states of one kind, and commands of one kind, that are mixed with each other. */
    private static final int MAX_SAMPLES = 40;

    private static final EntityId SOMEBODY = new EntityId(EntityType.BOARD, "somebody");
    private static final List<Outcome> ANSWERS = List.of(
            Outcome.DONE,
            new Outcome.Refused(new NotNow(SOMEBODY, "Anything", "busy")),
            new Outcome.Refused(new NotAllowed(SOMEBODY, "Anything", "nobody", "somebody")));

    private List<Story<S, E>> told = List.of();

    /** The state: a record, or a sealed interface of records. */
    protected abstract Class<S> stateType();

    /** The sealed interface of the events. */
    protected abstract Class<E> eventType();

    /** The commands the entity takes: sealed interfaces, or single records such as a notice. */
    protected abstract List<Class<?>> commandTypes();

    /** The sealed interface of the entity's own rejections. */
    protected abstract Class<? extends Rejection> rejectionType();

    /**
     * The transition table, one line {@code From Event To} by simple names, as at the head of the state type; blank lines
     * are skipped. A pair of state and event that has no line is illegal.
     */
    protected abstract String transitions();

    /** Stories that between them pass through every line of the table, every command and every rejection. */
    protected abstract List<Story<S, E>> stories();

    @Test
    void everyTransitionOfTheTableIsExercisedAndNoOtherHappens() {
        Set<String> seen = new TreeSet<>();
        moments().forEach(moment -> {
            for (int i = 0; i < moment.events().size(); i++) {
                seen.add(name(moment.states().get(i)) + " "
                        + name(moment.events().get(i)) + " "
                        + name(moment.states().get(i + 1)));
            }
        });
        assertThat(seen).isEqualTo(table());
    }

    @Test
    void everyStateEventCommandAndRejectionIsExercised() {
        assertThat(names(states().stream())).as("states").containsAll(leafNames(stateType()));
        assertThat(names(events().stream())).as("events").containsAll(leafNames(eventType()));
        Set<String> accepted = names(moments()
                .filter(moment -> moment.rejection().isEmpty())
                .flatMap(moment -> moment.asked().stream())
                .map(Moment.Asked::command));
        for (Class<?> type : commandTypes()) {
            assertThat(accepted).as("accepted commands").containsAll(leafNames(type));
        }
        assertThat(names(moments().flatMap(moment -> moment.rejection().stream())))
                .as("rejections")
                .containsAll(leafNames(rejectionType()));
    }

    @Test
    void anEventThatCannotFollowAStateMeansACorruptJournal() {
        Set<String> legal = new TreeSet<>();
        table().forEach(line -> legal.add(line.substring(0, line.lastIndexOf(' '))));
        for (S state : states()) {
            for (E event : events()) {
                if (legal.contains(name(state) + " " + name(event))) continue;
                assertThatThrownBy(() -> event.applyTo(state), "%s in %s", event, state)
                        .isInstanceOf(CorruptJournal.class);
            }
        }
    }

    @Test
    void everyCommandIsDecidedInEveryStateAlikeEveryTime() {
        Map<S, Instant> times = times();
        for (S state : states()) {
            for (Moment.Asked asked : commands()) {
                Instant now = times.getOrDefault(state, Story.START);
                assertThatCode(() -> {
                            Decision<E> decision = entity().decide(state, asked.command(), asked.from(), now);
                            assertThat(entity().decide(state, asked.command(), asked.from(), now))
                                    .isEqualTo(decision);
                            if (decision instanceof Decision.Accepted<E> yes) follow(state, yes.events());
                            else
                                assertThat(((Decision.Rejected<E>) decision)
                                                .rejection()
                                                .message())
                                        .isNotBlank();
                        })
                        .as("%s in %s", asked, state)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void everyAnswerToWhatIsSentIsTakenInEveryState() {
        Map<S, Instant> times = times();
        for (S state : states()) {
            for (Send send : sends()) {
                for (Outcome answer : ANSWERS) {
                    assertThatCode(() -> {
                                Instant now = times.getOrDefault(state, Story.START);
                                follow(state, entity().answered(state, send.to(), send.command(), answer, now));
                            })
                            .as("%s to %s in %s", answer, send, state)
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void everyTimerDecidesSomethingAndMovesOn() {
        for (S state : states()) {
            Optional<Instant> due = entity().wakeAt(state);
            if (due.isEmpty()) continue;
            for (Duration late : List.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofDays(1))) {
                Instant now = due.get().plus(late);
                S woken = state;
                int turns = 0;
                while (entity().wakeAt(woken).filter(at -> !now.isBefore(at)).isPresent()) {
                    assertThat(turns++).as("turns of the timer of %s", state).isLessThan(1_000);
                    List<E> events = entity().wake(woken, now);
                    assertThat(events).as("events of the timer of %s", woken).isNotEmpty();
                    woken = follow(woken, events);
                }
            }
        }
    }

    @Test
    void theMarketShowsDistinctWorkInEveryState() {
        Map<S, Instant> times = times();
        for (S state : states()) {
            for (ParticipantId participant : participants()) {
                List<Work> work = entity().work(state, participant, times.getOrDefault(state, Story.START));
                assertThat(work.stream().map(Work::key)).doesNotHaveDuplicates();
                assertThat(work).allMatch(piece -> piece.at().type() == entity().type());
            }
        }
    }

    @Test
    void everythingStoredConsistsOfRecordsAndPlainValues() {
        List<String> foreign = new ArrayList<>(Shapes.foreignParts(stateType()));
        foreign.addAll(Shapes.foreignParts(eventType()));
        foreign.addAll(Shapes.foreignParts(rejectionType()));
        commandTypes().forEach(type -> foreign.addAll(Shapes.foreignParts(type)));
        assertThat(foreign).isEmpty();
    }

    private S follow(S state, List<E> events) {
        S next = state;
        for (E event : events) {
            next = event.applyTo(next);
            entity().react(next, event);
        }
        return next;
    }

    private Entity<S, E> entity() {
        return told().get(0).entity();
    }

    private List<Story<S, E>> told() {
        if (told.isEmpty()) told = stories();
        return told;
    }

    private Stream<Moment<S, E>> moments() {
        return told().stream().flatMap(story -> story.moments().stream());
    }

    private List<S> states() {
        return sampled(moments().flatMap(moment -> moment.states().stream()));
    }

    private List<E> events() {
        return sampled(moments().flatMap(moment -> moment.events().stream()));
    }

    private List<Send> sends() {
        return moments()
                .flatMap(moment -> moment.sends().stream())
                .distinct()
                .limit(500)
                .toList();
    }

    private List<Moment.Asked> commands() {
        Map<String, List<Moment.Asked>> byKind = new LinkedHashMap<>();
        moments().flatMap(moment -> moment.asked().stream()).distinct().forEach(asked -> {
            List<Moment.Asked> known = byKind.computeIfAbsent(name(asked.command()), kind -> new ArrayList<>());
            if (known.size() < MAX_SAMPLES) known.add(asked);
        });
        return byKind.values().stream().flatMap(List::stream).toList();
    }

    private Set<ParticipantId> participants() {
        Set<ParticipantId> all = new TreeSet<>();
        for (Moment.Asked asked : commands()) {
            if (asked.from() instanceof assay.domain.entity.Origin.FromParticipant from) all.add(from.participant());
        }
        return all;
    }

    /** When each state was first met, so that commands are decided at a plausible time. */
    private Map<S, Instant> times() {
        Map<S, Instant> times = new LinkedHashMap<>();
        moments().forEach(moment -> moment.states().forEach(state -> times.putIfAbsent(state, moment.now())));
        return times;
    }

    private Set<String> table() {
        Set<String> lines = new TreeSet<>();
        transitions().lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            assertThat(line.split(" +"))
                    .as("line \"%s\": expected From Event To", line)
                    .hasSize(3);
            lines.add(line.replaceAll(" +", " "));
        });
        return lines;
    }

    private static <T> List<T> sampled(Stream<T> all) {
        Map<String, Set<T>> byKind = new LinkedHashMap<>();
        all.forEach(one -> {
            Set<T> known = byKind.computeIfAbsent(name(one), kind -> new LinkedHashSet<>());
            if (known.size() < MAX_SAMPLES) known.add(one);
        });
        return byKind.values().stream().flatMap(Set::stream).toList();
    }

    private static Set<String> names(Stream<?> things) {
        Set<String> names = new TreeSet<>();
        things.forEach(thing -> names.add(name(thing)));
        return names;
    }

    private static List<String> leafNames(Class<?> type) {
        return Shapes.leaves(type).stream().map(Class::getSimpleName).toList();
    }

    private static String name(Object thing) {
        return thing.getClass().getSimpleName();
    }
}
