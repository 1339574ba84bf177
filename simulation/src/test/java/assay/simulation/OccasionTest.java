package assay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cell.Entry;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Event;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Work;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nobody who waits to be called misses anything: work comes up on an occasion, and for those who are called. */
class OccasionTest {
    private static final Map<EntityType, Entity<?, ?>> KINDS = new EnumMap<>(EntityType.class);

    static {
        for (Entity<?, ?> kind : Markets.ENTITIES) KINDS.put(kind.type(), kind);
    }

    @Test
    void work_comes_up_only_on_an_occasion_and_for_those_who_are_called() {
        long cameUp = 0;
        for (long seed = 1; seed <= 9; seed++) {
            cameUp += check(Markets.any(seed));
            cameUp += check(Markets.stormy(Markets.any(seed)));
        }
        assertThat(cameUp).isGreaterThan(2_000);
    }

    private static long check(Scenario scenario) {
        Map<EntityId, Place<?, ?>> places = new TreeMap<>();
        List<ParticipantId> people = people(scenario);
        List<Entry<?>> journal = new ArrayList<>();
        new Simulation(scenario, Markets.ENTITIES, new CurveTrainer(), journal::add, Progress.NONE).run();
        long cameUp = 0;
        for (Entry<?> entry : journal) {
            Place<?, ?> place = places.computeIfAbsent(entry.entity(), id -> place(kind(id), id));
            cameUp += place.after(entry, people);
        }
        return cameUp;
    }

    private static List<ParticipantId> people(Scenario scenario) {
        List<ParticipantId> people = new ArrayList<>();
        scenario.population().clients().forEach(each -> people.add(new ParticipantId(each.name())));
        scenario.population().miners().forEach(each -> add(people, each.prefix(), each.count()));
        scenario.population()
                .evaluators()
                .forEach(each -> add(people, each.group().prefix(), each.group().count()));
        return people;
    }

    private static void add(List<ParticipantId> people, String prefix, int count) {
        for (int i = 1; i <= count; i++) people.add(new ParticipantId(prefix + "-" + i));
    }

    private static Entity<?, ?> kind(EntityId id) {
        return Objects.requireNonNull(KINDS.get(id.type()));
    }

    private static <S, E extends Event<S>> Place<S, E> place(Entity<S, E> kind, EntityId id) {
        return new Place<>(kind, id);
    }

    private static final class Place<S, E extends Event<S>> {
        private final Entity<S, E> kind;
        /** What each person could have answered since the occasion came up. */
        private final Map<ParticipantId, TreeSet<String>> shown = new TreeMap<>();

        private S state;

        Place(Entity<S, E> kind, EntityId id) {
            this.kind = kind;
            this.state = kind.initial(id.name());
        }

        long after(Entry<?> entry, List<ParticipantId> people) {
            S before = state;
            for (Object each : entry.events()) {
                @SuppressWarnings("unchecked") // the entries of an entity hold its own events
                E event = (E) each;
                state = event.applyTo(state);
            }
            boolean occasion = !kind.occasion(state).equals(kind.occasion(before));
            Optional<List<ParticipantId>> called = kind.called(state);
            if (occasion) shown.clear();
            long cameUp = 0;
            for (ParticipantId who : people) {
                TreeSet<String> known = shown.computeIfAbsent(who, none -> new TreeSet<>());
                for (Work work : kind.work(state, who, entry.time())) {
                    if (!known.add(work.key()) || wasThere(before, who, work, entry.time())) continue;
                    assertThat(occasion)
                            .as("%s for %s comes up with %s", work, who, entry)
                            .isTrue();
                    assertThat(called.isEmpty() || called.get().contains(who))
                            .as("%s is called for %s", who, work)
                            .isTrue();
                    cameUp++;
                }
            }
            return cameUp;
        }

        private boolean wasThere(S before, ParticipantId who, Work work, Instant now) {
            return kind.work(before, who, now).stream()
                    .anyMatch(each -> each.key().equals(work.key()));
        }
    }
}
