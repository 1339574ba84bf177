package assay.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.simulation.host.Mix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimingWheelTest {
    private final long[] batch = new long[Kernel.BATCH];

    /** The same queue as anybody would write it: by tick, then in the order of putting. */
    private static final class Naive {
        private record Waiting(long tick, long order, long event) {}

        private final PriorityQueue<Waiting> queue =
                new PriorityQueue<>(Comparator.comparingLong(Waiting::tick).thenComparingLong(Waiting::order));
        private long order;

        void put(long tick, long event) {
            queue.add(new Waiting(tick, order++, event));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, TimingWheel.RUNG, TimingWheel.SLOTS, 100_000, 10_000_000, 1_000_000_000})
    void events_come_out_in_the_order_of_a_plain_priority_queue(int furthest) {
        for (long seed = 1; seed <= 20; seed++) compareWithNaive(seed, furthest);
    }

    private void compareWithNaive(long seed, long furthest) {
        TimingWheel wheel = new TimingWheel(0);
        Naive naive = new Naive();
        long bits = seed;
        long event = 0;
        for (int i = 0; i < 200; i++) {
            bits = Mix.of(bits, i);
            long tick = Mix.between(bits, 0, furthest);
            wheel.put(tick, event);
            naive.put(tick, event++);
        }
        long happened = 0;
        int count = wheel.take(batch, TimingWheel.LAST);
        while (count > 0) {
            for (int i = 0; i < count; i++) {
                Naive.Waiting expected = naive.queue.remove();
                assertThat(wheel.now()).as("seed %d", seed).isEqualTo(expected.tick());
                assertThat(batch[i]).as("seed %d", seed).isEqualTo(expected.event());
                happened++;
            }
            for (int i = 0; i < count && event < 2_000; i++) {
                bits = Mix.of(bits, i);
                // Mostly as far as asked, but some next to the present, and bursts at one tick.
                long reach = Mix.chance(bits, 300_000) ? 3 : furthest;
                long tick = wheel.now() + Mix.between(Mix.of(bits, 1), 0, reach);
                int copies = Mix.chance(Mix.of(bits, 2), 20_000) ? 100 : 1;
                for (int copy = 0; copy < copies; copy++) {
                    wheel.put(tick, event);
                    naive.put(tick, event++);
                }
            }
            count = wheel.take(batch, TimingWheel.LAST);
        }
        assertThat(naive.queue).isEmpty();
        assertThat(wheel.size()).isZero();
        assertThat(happened).isEqualTo(event).isGreaterThanOrEqualTo(2_000);
    }

    @Test
    void an_event_that_waited_on_the_ladder_comes_before_a_later_one_of_the_same_tick() {
        TimingWheel wheel = new TimingWheel(0);
        long tick = 3L * TimingWheel.SLOTS;
        wheel.put(tick, 1);
        wheel.put(tick - 10, 0);
        assertThat(take(wheel, TimingWheel.LAST)).containsExactly(0L);
        wheel.put(tick, 2);
        assertThat(take(wheel, TimingWheel.LAST)).containsExactly(1L, 2L);
    }

    @Test
    void a_timer_longer_than_the_whole_ladder_goes_round_until_its_time_has_come() {
        TimingWheel wheel = new TimingWheel(0);
        long round = (long) TimingWheel.RUNG * TimingWheel.RUNGS;
        wheel.put(5 * round + 7, 3);
        wheel.put(round + 7, 2);
        wheel.put(7, 1);
        assertThat(take(wheel, TimingWheel.LAST)).containsExactly(1L);
        assertThat(take(wheel, TimingWheel.LAST)).containsExactly(2L);
        assertThat(wheel.now()).isEqualTo(round + 7);
        assertThat(take(wheel, 5 * round + 6)).isEmpty();
        assertThat(take(wheel, 5 * round + 7)).containsExactly(3L);
    }

    @Test
    void nothing_is_taken_before_its_time_and_time_passes_without_events() {
        TimingWheel wheel = new TimingWheel(0);
        wheel.put(10_000, 1);
        assertThat(take(wheel, 9_999)).isEmpty();
        wheel.skipTo(9_999);
        assertThat(wheel.now()).isEqualTo(9_999);
        assertThatThrownBy(() -> wheel.put(9_998, 2)).hasMessageContaining("9998 has passed");
        assertThatThrownBy(() -> wheel.skipTo(10_001)).hasMessageContaining("an event waits at tick 10000");
        assertThat(take(wheel, 10_000)).containsExactly(1L);
    }

    @Test
    void many_events_of_one_tick_are_taken_in_batches() {
        TimingWheel wheel = new TimingWheel(0);
        List<Long> put = new ArrayList<>();
        for (long event = 0; event < 150; event++) {
            wheel.put(5, event);
            put.add(event);
        }
        List<Long> taken = new ArrayList<>(take(wheel, 5));
        assertThat(taken).hasSize(Kernel.BATCH);
        wheel.put(5, 150);
        put.add(150L);
        taken.addAll(take(wheel, 5));
        taken.addAll(take(wheel, 5));
        assertThat(taken).isEqualTo(put);
    }

    @Test
    void a_waiting_event_takes_little_more_than_a_word_and_memory_is_used_again() {
        int events = 1_000_000;
        TimingWheel wheel = new TimingWheel(events);
        long before = wheel.bytes();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < events; i++) wheel.put(wheel.now() + 1 + i % 1000, i);
            int taken = 0;
            while (taken < events) taken += wheel.take(batch, TimingWheel.LAST);
        }
        assertThat(wheel.bytes()).as("nothing had to grow").isEqualTo(before);
        assertThat(before / (double) events).isLessThan(9.5);
    }

    private List<Long> take(TimingWheel wheel, long until) {
        int count = wheel.take(batch, until);
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) taken.add(batch[i]);
        return taken;
    }
}
