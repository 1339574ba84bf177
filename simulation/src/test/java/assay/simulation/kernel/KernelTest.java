package assay.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.simulation.host.Mix;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KernelTest {
    private static final int NODES = 1_000;

    /** Nodes that send one another what they draw. */
    private static final class Chatter implements Logic {
        private final Kernel kernel = new Kernel(NODES);
        private final Nodes nodes;

        Chatter(long seed) {
            nodes = new Nodes(NODES, seed);
            for (int node = 0; node < NODES; node++) kernel.put(nodes.random(node) & 1023, Packed.event(1, node, 0));
        }

        @Override
        public void handle(long[] events, int count) {
            nodes.touch(events, count);
            for (int i = 0; i < count; i++) {
                int node = Packed.node(events[i]);
                long bits = nodes.random(node);
                nodes.add(node, 1, 1);
                int to = (int) (bits >>> 33) % NODES;
                kernel.put(bits & 8191, Packed.event(1, to, (int) bits));
            }
        }

        long handled() {
            long sum = 0;
            for (int node = 0; node < NODES; node++) sum += nodes.get(node, 1);
            return sum;
        }
    }

    @Test
    void the_same_seed_gives_the_same_hash_and_thousands_of_other_seeds_others() {
        Set<Long> hashes = new HashSet<>();
        for (long seed = 0; seed < 2_000; seed++) {
            Chatter chatter = new Chatter(seed);
            chatter.kernel.runTo(100, chatter);
            hashes.add(chatter.kernel.hash());
        }
        assertThat(hashes).hasSize(2_000);
        Chatter one = new Chatter(7);
        Chatter other = new Chatter(7);
        one.kernel.runTo(20_000, one);
        for (long tick = 0; tick <= 20_000; tick += 10) other.kernel.runTo(tick, other);
        assertThat(one.kernel.hash()).isEqualTo(other.kernel.hash());
        assertThat(one.handled()).isEqualTo(one.kernel.events()).isEqualTo(other.kernel.events());
    }

    @Test
    void the_number_of_waiting_events_and_the_memory_stay_as_they_are_when_every_event_causes_one() {
        Chatter chatter = new Chatter(1);
        chatter.kernel.runTo(50_000, chatter);
        long bytes = chatter.kernel.bytes();
        chatter.kernel.runTo(200_000, chatter);
        assertThat(chatter.kernel.waiting()).isEqualTo(NODES);
        assertThat(chatter.kernel.bytes()).isEqualTo(bytes);
        assertThat(chatter.kernel.now()).isEqualTo(200_000);
    }

    @Test
    void an_event_keeps_what_was_packed_into_it() {
        long event = Packed.event(63, Packed.MAX_NODES - 1, -2);
        assertThat(Packed.kind(event)).isEqualTo(63);
        assertThat(Packed.node(event)).isEqualTo(Packed.MAX_NODES - 1);
        assertThat(Packed.rest(event)).isEqualTo(-2);
        assertThat(Packed.kind(Packed.event(5, 0, 0))).isEqualTo(5);
    }

    @Test
    void a_record_takes_32_bytes_and_its_random_bits_are_those_of_split_mix() {
        Nodes nodes = new Nodes(10, 3);
        assertThat(nodes.bytes()).isEqualTo(320);
        assertThat(nodes.count()).isEqualTo(10);
        java.util.SplittableRandom reference = new java.util.SplittableRandom(Mix.of(3, 4));
        for (int i = 0; i < 100; i++) assertThat(nodes.random(4)).isEqualTo(reference.nextLong());
        assertThatThrownBy(() -> new Nodes(Packed.MAX_NODES + 1, 1)).hasMessageContaining("at most");
        nodes.set(2, 3, Long.MAX_VALUE);
        assertThatThrownBy(() -> nodes.add(2, 3, 1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void the_hash_tells_order_and_ticks_apart() {
        RollingHash one = new RollingHash();
        RollingHash other = new RollingHash();
        one.fold(1, new long[] {2, 3}, 2);
        other.fold(1, new long[] {3, 2}, 2);
        assertThat(one.value()).isNotEqualTo(other.value());
        assertThat(RollingHash.hex(0xabcL)).isEqualTo("0000000000000abc");
        assertThat(one.hex()).hasSize(16);
    }
}
