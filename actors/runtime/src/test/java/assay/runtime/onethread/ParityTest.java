package assay.runtime.onethread;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.AccountCommand;
import assay.domain.account.AccountEntity;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerCommand;
import assay.domain.miner.MinerEntity;
import assay.domain.money.Credits;
import assay.runtime.Entities;
import assay.simulation.host.Address;
import assay.simulation.host.Conditions;
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

    private static final Entities TOURS = Entities.of(new Courier.Rules());
    private static final Entities MARKET = Entities.of(new AccountEntity(), new MinerEntity());

    /** Schedules commands from outside. */
    private interface Plan {
        void give(long seed, Timeline timeline, Consumer<Message.Outside> to);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bothHostsStoreTheSameEntries(long seed) {
        compare(seed, TOURS, ParityTest::tours, 4 * COMMANDS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void soDoTheMarketsOwnEntities(long seed) {
        compare(seed, MARKET, ParityTest::stakes, 2 * COMMANDS);
    }

    private static void compare(long seed, Entities rules, Plan plan, int atLeast) {
        Histories simulated = simulated(seed, rules, plan);
        int compared = live(seed, seed, rules, plan).assertSameAs(simulated, "seed " + seed);
        assertThat(compared).isGreaterThan(atLeast);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theOrderInWhichThreadsRunDoesNotShow(long seed) {
        assertThat(live(seed, 17, TOURS, ParityTest::tours)).isEqualTo(live(seed, 18, TOURS, ParityTest::tours));
    }

    private static Histories simulated(long seed, Entities rules, Plan plan) {
        Timeline timeline = new Timeline();
        Histories stored = new Histories();
        Conditions conditions = conditions(seed, timeline);
        VirtualHost host = new VirtualHost(rules.all(), conditions, new Wire(conditions), stored);
        plan.give(seed, timeline, command -> host.receive(command, outcome -> {}));
        timeline.runUntil(END_MICROS);
        return stored;
    }

    private static Histories live(long seed, long threads, Entities rules, Plan plan) {
        Timeline timeline = new Timeline();
        AkkaWorld world = new AkkaWorld(rules, threads, conditions(seed, timeline));
        plan.give(seed, timeline, command -> world.receive(command, outcome -> {}));
        return world.runUntil(END_MICROS);
    }

    private static Conditions conditions(long seed, Timeline timeline) {
        return new Conditions(seed, ROUGH, Faults.NONE, timeline);
    }

    private static void tours(long seed, Timeline timeline, Consumer<Message.Outside> give) {
        for (int i = 0; i < COMMANDS; i++) {
            long bits = Mix.of(seed, i);
            EntityId to = Courier.named((int) Mix.between(Mix.of(bits, 1), 0, 6));
            Courier.Tour tour = new Courier.Tour(tour(bits), (int) (bits & 3));
            schedule(bits, i, timeline, give, new Message.Outside(ALICE, to, "alice:" + i, Instant.MAX, tour));
        }
    }

    /** Miners are given money and join with a stake, are refused for want of it, join again, and leave. */
    private static void stakes(long seed, Timeline timeline, Consumer<Message.Outside> give) {
        for (int i = 0; i < COMMANDS; i++) {
            long bits = Mix.of(seed, i);
            ParticipantId miner = new ParticipantId("miner-" + Mix.between(Mix.of(bits, 1), 0, 19));
            EntityId membership = new EntityId(EntityType.MINER, miner.name());
            Credits amount = Credits.micros(Mix.between(Mix.of(bits, 3), 1, 1_000));
            int kind = (int) Mix.between(Mix.of(bits, 4), 0, 2);
            Message.Outside command = kind == 0
                    ? outside(Accounts.CASHIER, Accounts.of(miner), i, new AccountCommand.Deposit("in-" + i, amount))
                    : kind == 1
                            ? outside(miner, membership, i, new MinerCommand.JoinMarket("a2V5", amount))
                            : outside(miner, membership, i, new MinerCommand.LeaveMarket());
            schedule(bits, i, timeline, give, command);
        }
    }

    private static Message.Outside outside(ParticipantId from, EntityId to, int number, Command command) {
        return new Message.Outside(from, to, from.name() + ":" + number, Instant.MAX, command);
    }

    private static void schedule(
            long bits, int number, Timeline timeline, Consumer<Message.Outside> give, Message.Outside command) {
        long atMicros = Mix.between(Mix.of(bits, 2), 0, END_MICROS / 100);
        Address to = Address.of(command.to());
        Address from = Address.of(command.from());
        timeline.schedule(atMicros, to, Kind.OUTSIDE, from, number, 0, () -> give.accept(command));
    }

    private static List<EntityId> tour(long bits) {
        List<EntityId> tour = new ArrayList<>();
        for (int stop = 0; stop < 5; stop++) {
            tour.add(Courier.named((int) Mix.between(Mix.of(bits, 10 + stop), 0, 6)));
        }
        return tour;
    }
}
