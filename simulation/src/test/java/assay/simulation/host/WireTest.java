package assay.simulation.host;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.simulation.scenario.Absence;
import assay.simulation.scenario.Distance;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Latency;
import assay.simulation.scenario.Line;
import assay.simulation.scenario.Network;
import assay.simulation.scenario.Partition;
import assay.simulation.scenario.Partitions;
import assay.simulation.scenario.Region;
import assay.simulation.scenario.Reordering;
import assay.simulation.scenario.Spell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final Address ANN = Address.of(new ParticipantId("miner-1"));
    private static final Address BOB = Address.of(new ParticipantId("judge-1"));
    private static final Address TASK = Address.of(new EntityId(EntityType.TASK, "t"));
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void within_a_region_messages_are_fast_and_between_two_as_slow_as_these_are_far_apart() {
        // Nobody says where he lives, so everybody is drawn into the one region that has a weight; the node is not.
        List<Region> regions = List.of(new Region("here", 1, List.of()), new Region("there", 0, List.of(1)));
        List<Distance> distances = List.of(new Distance("here", "there", Duration.ofMillis(80)));
        Run run = new Run(network(Latency.Spread.UNIFORM, regions, distances, List.of()), Faults.NONE);
        for (int i = 0; i < 200; i++) run.send(ANN, BOB, i, "");
        for (int i = 0; i < 200; i++) run.send(ANN, TASK, i, "");
        assertThat(run.delaysMicros.subList(0, 200)).allMatch(micros -> micros >= 10_000 && micros <= 30_000);
        assertThat(run.delaysMicros.subList(200, 400)).allMatch(micros -> micros >= 40_000 && micros <= 120_000);
    }

    @Test
    void log_normal_latencies_have_their_median_and_a_long_tail() {
        Run run = new Run(network(Latency.Spread.LOG_NORMAL, List.of(), List.of(), List.of()), Faults.NONE);
        for (int i = 0; i < 10_000; i++) run.send(ANN, TASK, i, "");
        List<Long> sorted = run.delaysMicros.stream().sorted().toList();
        assertThat(sorted.get(5_000)).isBetween(19_500L, 20_500L);
        // One standard deviation above the median: a share of 0.1587 takes longer.
        assertThat(sorted.get(8_413)).isBetween(29_000L, 31_000L);
        assertThat(sorted.get(9_990)).isGreaterThan(60_000);
    }

    @Test
    void a_long_message_waits_for_the_narrower_line() {
        List<Line> lines = List.of(new Line("miner", 1_000), new Line("all", 1_000_000));
        Run run = new Run(network(Latency.Spread.UNIFORM, List.of(), List.of(), lines), Faults.NONE);
        List<String> large = Collections.nCopies(100, "element");
        run.send(BOB, TASK, 1, large);
        run.send(ANN, TASK, 1, large);
        run.send(ANN, TASK, 2, List.of());
        long bytes = MessageSize.bytes(large);
        assertThat(bytes).isGreaterThan(1_000).isGreaterThan(MessageSize.bytes(List.of()));
        assertThat(run.delaysMicros.get(0)).isLessThan(50_000);
        assertThat(run.delaysMicros.get(1)).isBetween(bytes * 1_000, bytes * 1_000 + 30_000);
        assertThat(run.delaysMicros.get(2)).isLessThan(run.delaysMicros.get(1));
    }

    @Test
    void a_planned_cut_stops_what_it_says_until_it_heals() {
        Partition both = new Partition(seconds(10), seconds(20), List.of("miner"), List.of("task/*"), false);
        Partition oneWay = new Partition(seconds(30), seconds(40), List.of("market"), List.of(), true);
        Faults faults = Faults.NONE.until(MINUTE).with(new Partitions(List.of(both, oneWay), Spell.NEVER));
        Run run = new Run(Network.CALM, faults);
        assertThat(run.arrivesAt(5, ANN, TASK)).isTrue();
        assertThat(run.arrivesAt(15, ANN, TASK)).isFalse();
        assertThat(run.arrivesAt(15, TASK, ANN)).isFalse();
        assertThat(run.arrivesAt(15, BOB, TASK)).isTrue();
        assertThat(run.arrivesAt(15, ANN, BOB)).isTrue();
        assertThat(run.arrivesAt(25, ANN, TASK)).isTrue();
        assertThat(run.arrivesAt(35, TASK, ANN)).isFalse();
        assertThat(run.arrivesAt(35, ANN, TASK)).isTrue();
        assertThat(run.arrivesAt(45, TASK, ANN)).isTrue();
    }

    @Test
    void a_drawn_cut_comes_and_goes_and_never_outlasts_the_faults() {
        Spell often = new Spell(1_000_000, seconds(10), seconds(5));
        Faults faults = Faults.NONE.until(MINUTE).with(new Partitions(List.of(), often));
        int cut = 0;
        for (int seed = 1; seed <= 20; seed++) {
            Run run = new Run(seed, Network.CALM, faults);
            for (int second = 1; second < 60; second++) if (!run.arrivesAt(second, ANN, TASK)) cut++;
            for (int second = 61; second < 80; second++)
                assertThat(run.arrivesAt(second, ANN, TASK)).isTrue();
        }
        // Half of the time, if the two are on different halves, and if that way is cut: 60 * 20 / 2 / 2 * 3 / 4.
        assertThat(cut).isBetween(100, 350);
    }

    @Test
    void who_is_away_hears_nothing_and_who_vanished_never_again() {
        Spell often = new Spell(1_000_000, seconds(10), seconds(5));
        Run churning = new Run(Network.CALM, Faults.NONE.until(MINUTE).with(new Absence(often, 0)));
        int heard = 0;
        for (int second = 1; second < 60; second++) if (churning.arrivesAt(second, TASK, ANN)) heard++;
        assertThat(heard).isBetween(15, 45);
        assertThat(churning.arrivesAt(70, TASK, ANN)).isTrue();

        Run vanishing = new Run(Network.CALM, Faults.NONE.until(MINUTE).with(new Absence(Spell.NEVER, 1_000_000)));
        assertThat(vanishing.arrivesAt(70, TASK, ANN)).isFalse();
        assertThat(vanishing.arrivesAt(70, ANN, TASK)).isFalse();
        assertThat(vanishing.arrivesAt(70, TASK, TASK)).isTrue();
    }

    @Test
    void messages_that_are_held_back_are_overtaken() {
        Network network = Network.CALM.with(new Reordering(300_000, Duration.ofSeconds(2)));
        Run run = new Run(network, Faults.NONE.until(Duration.ofHours(4)));
        for (int i = 0; i < 1_000; i++) run.send(ANN, TASK, i, "");
        long held = run.delaysMicros.stream().filter(micros -> micros > 5_000).count();
        assertThat(held).isBetween(240L, 360L);
        assertThat(run.conditions.struck().byWord()).containsEntry("reordering", held);
    }

    private static Network network(
            Latency.Spread spread, List<Region> regions, List<Distance> distances, List<Line> lines) {
        Latency latency = new Latency(Duration.ofMillis(20), Duration.ofMillis(10), spread);
        return new Network(latency, 0, 0, Reordering.NONE, regions, distances, lines, 1);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** A wire and what came of what was sent over it. */
    private static final class Run {
        private final Timeline timeline = new Timeline();
        private final Conditions conditions;
        private final Wire wire;
        private final List<Long> delaysMicros = new ArrayList<>();
        private long number = 1_000_000;

        Run(Network network, Faults faults) {
            this(1, network, faults);
        }

        Run(long seed, Network network, Faults faults) {
            conditions = new Conditions(seed, network, faults, timeline);
            wire = new Wire(conditions);
        }

        void send(Address from, Address to, long message, Object carried) {
            long sent = timeline.nowMicros();
            wire.send(from, to, Kind.REQUEST, message, 0, carried, () -> delaysMicros.add(timeline.nowMicros() - sent));
            // One after the other, so that the delays are in the order of sending.
            timeline.runUntil(sent + 10_000_000);
        }

        boolean arrivesAt(long second, Address from, Address to) {
            boolean[] arrived = new boolean[1];
            Timeline until = timeline;
            until.schedule(second * 1_000_000, to, Kind.OUTSIDE, from, ++number, 0, () -> {
                wire.send(from, to, Kind.REQUEST, number, 0, "", () -> arrived[0] = true);
            });
            until.runUntil(second * 1_000_000 + 900_000);
            return arrived[0];
        }
    }
}
