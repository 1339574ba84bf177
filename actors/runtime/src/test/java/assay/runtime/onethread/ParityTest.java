package assay.runtime.onethread;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.simulation.host.Address;
import assay.simulation.host.Crashes;
import assay.simulation.host.Kind;
import assay.simulation.host.Mix;
import assay.simulation.host.Timeline;
import assay.simulation.host.VirtualHost;
import assay.simulation.host.Wire;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two hosts of the cell, given the same commands and the same network, store the same entries. */
class ParityTest {
    private static final ParticipantId ALICE = new ParticipantId("alice");
    private static final long END_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;
    private static final int COMMANDS = 300;

    /** Latencies spread widely, so that messages overtake one another. */
    private static final Network ROUGH = new Network(Duration.ofMillis(30), Duration.ofMillis(29), 0, 0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bothHostsStoreTheSameEntries(long seed) {
        Map<EntityId, List<Entry<?>>> simulated = simulated(seed);
        Map<EntityId, List<Entry<?>>> live = live(seed, seed);
        assertThat(live.keySet()).as("seed %d", seed).isEqualTo(simulated.keySet());
        int compared = 0;
        for (EntityId id : simulated.keySet()) {
            List<Entry<?>> expected = simulated.getOrDefault(id, List.of());
            List<Entry<?>> found = live.getOrDefault(id, List.of());
            for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
                assertThat(found.get(i)).as("seed %d", seed).isEqualTo(expected.get(i));
                compared++;
            }
            assertThat(found).as("entries of %s, seed %d", id, seed).hasSameSizeAs(expected);
        }
        assertThat(compared).isGreaterThan(4 * COMMANDS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theOrderInWhichThreadsRunDoesNotShow(long seed) {
        assertThat(live(seed, 17)).isEqualTo(live(seed, 18));
    }

    private static Map<EntityId, List<Entry<?>>> simulated(long seed) {
        Timeline timeline = new Timeline();
        Map<EntityId, List<Entry<?>>> stored = new TreeMap<>();
        VirtualHost host = new VirtualHost(
                List.of(new Courier.Rules()),
                timeline,
                wire(seed, timeline),
                new Crashes(seed, Faults.NONE, timeline),
                entry -> stored.computeIfAbsent(entry.entity(), id -> new ArrayList<>())
                        .add(entry));
        plan(seed, timeline, command -> host.receive(command, outcome -> {}));
        timeline.runUntil(END_MICROS);
        return stored;
    }

    private static Map<EntityId, List<Entry<?>>> live(long seed, long threads) {
        Timeline timeline = new Timeline();
        AkkaWorld world = new AkkaWorld(new Courier.Rules(), threads, timeline, wire(seed, timeline));
        plan(seed, timeline, world::tell);
        return world.runUntil(END_MICROS);
    }

    private static Wire wire(long seed, Timeline timeline) {
        return new Wire(seed, ROUGH, END_MICROS, timeline);
    }

    private static void plan(long seed, Timeline timeline, Consumer<Message.Outside> give) {
        for (int i = 0; i < COMMANDS; i++) {
            long bits = Mix.of(seed, i);
            EntityId to = Courier.named((int) Mix.between(Mix.of(bits, 1), 0, 6));
            long atMicros = Mix.between(Mix.of(bits, 2), 0, END_MICROS / 100);
            Message.Outside command = new Message.Outside(
                    ALICE, to, "alice:" + i, Instant.MAX, new Courier.Tour(tour(bits), (int) (bits & 3)));
            timeline.schedule(
                    atMicros, Address.of(to), Kind.OUTSIDE, Address.of(ALICE), i, 0, () -> give.accept(command));
        }
    }

    private static List<EntityId> tour(long bits) {
        List<EntityId> tour = new ArrayList<>();
        for (int stop = 0; stop < 5; stop++) {
            tour.add(Courier.named((int) Mix.between(Mix.of(bits, 10 + stop), 0, 6)));
        }
        return tour;
    }
}
