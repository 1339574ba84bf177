package assay.simulation.host;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {
    private static final List<Kind> KINDS = List.of(Kind.values());

    private static final Address[] PLACES = {
        Address.of(new EntityId(EntityType.TASK, "t-1")),
        Address.of(new EntityId(EntityType.TASK, "t-2")),
        Address.of(new EntityId(EntityType.ACCOUNT, "t-1")),
        Address.of(new ParticipantId("ada")),
        Address.of(new ParticipantId("bob"))
    };

    /** How far ahead things are put: within a slot, a rung, over many rungs, and all of them at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 50, 5_000, 300_000, 100_000_000, 100_000_000_000L})
    void things_happen_in_exactly_the_order_of_a_sorted_queue(long spanMicros) {
        for (long seed = 1; seed <= 20; seed++) {
            Ladder ladder = new Ladder();
            PriorityQueue<Happening> reference = new PriorityQueue<>();
            long nowMicros = 0;
            int taken = 0;
            for (long step = 0; step < 4_000; step++) {
                long bits = Mix.of(Mix.of(seed, spanMicros), step);
                boolean adds = Mix.chance(Mix.of(bits, 1), step < 2_000 ? 600_000 : 300_000);
                if (adds) {
                    Happening happening = happening(nowMicros, spanMicros, bits, step);
                    ladder.add(happening);
                    reference.add(happening);
                } else {
                    Happening first = ladder.peek();
                    assertThat(first).as("seed %d, step %d", seed, step).isSameAs(reference.poll());
                    if (first == null) continue;
                    ladder.remove(first);
                    nowMicros = first.atMicros();
                    taken++;
                }
            }
            assertThat(taken).isGreaterThan(1_000);
        }
    }

    @Test
    void looking_ahead_does_not_keep_anything_earlier_from_being_put_in() {
        Ladder ladder = new Ladder();
        Happening later = at(90_000_000);
        Happening sooner = at(10);
        ladder.add(later);
        assertThat(ladder.peek()).isSameAs(later);
        ladder.add(sooner);
        assertThat(ladder.peek()).isSameAs(sooner);
        ladder.remove(sooner);
        assertThat(ladder.peek()).isSameAs(later);
        ladder.remove(later);
        assertThat(ladder.peek()).isNull();
    }

    @Test
    void a_timeline_lets_things_happen_in_time_and_not_before() {
        Timeline timeline = new Timeline();
        List<Long> happened = new ArrayList<>();
        for (long at : List.of(700L, 5L, 70_000_000L, 300L)) {
            timeline.schedule(at, PLACES[0], Kind.TIMER, PLACES[0], at, 0, () -> happened.add(timeline.nowMicros()));
        }
        timeline.runUntil(699);
        assertThat(happened).containsExactly(5L, 300L);
        timeline.runUntil(70_000_000);
        assertThat(happened).containsExactly(5L, 300L, 700L, 70_000_000L);
    }

    private static Happening happening(long nowMicros, long spanMicros, long bits, long step) {
        // Squared, so that near and far both occur; and few different moments, so that ties do.
        long ahead = Mix.between(Mix.of(bits, 2), 0, spanMicros) * Mix.between(Mix.of(bits, 3), 0, 4) / 4;
        Address to = PLACES[(int) Mix.between(Mix.of(bits, 4), 0, PLACES.length - 1)];
        Address from = PLACES[(int) Mix.between(Mix.of(bits, 5), 0, PLACES.length - 1)];
        Kind kind = KINDS.get((int) Mix.between(Mix.of(bits, 6), 0, KINDS.size() - 1));
        return new Happening(nowMicros + ahead, to, kind, from, Mix.between(bits, 0, 3), step, () -> {});
    }

    private static Happening at(long micros) {
        return new Happening(micros, PLACES[0], Kind.TIMER, PLACES[0], 0, 0, () -> {});
    }
}
