package assay.runtime.onethread;

import assay.domain.MarketRules;
import assay.domain.account.AccountCommand;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerCommand;
import assay.domain.money.Credits;
import assay.runtime.Entities;
import assay.simulation.host.Conditions;
import assay.simulation.host.Timeline;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Network;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Locale;

/**
 * Entries a second that real event-sourced actors store on the one seeded thread: miners bring money, join with a stake,
 * and leave with it. Prints a table, and a line of JSON. Argument: the number of miners (1,000).
 */
public final class OneThreadBench {
    private static final Credits MONEY = Credits.of(100);
    private static final int ROUNDS = 4;
    private static final long APART_MICROS = 100;
    private static final long SETTLED_MICROS = 5_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Timeline timeline = new Timeline();
    private final AkkaWorld world;
    private final int miners;
    private long commands;
    private long entries;

    private OneThreadBench(int miners) {
        this.miners = miners;
        Network network = new Network(Duration.ofMillis(20), Duration.ofMillis(10), 0, 0);
        Conditions conditions = new Conditions(1, network, Faults.NONE, timeline);
        world = new AkkaWorld(Entities.of(MarketRules.all().toArray(new Entity<?, ?>[0])), 1, conditions);
        world.listen(entry -> entries++);
    }

    public static void main(String[] arguments) {
        int miners = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        OneThreadBench bench = new OneThreadBench(miners);
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = bench.entries;
            long start = THREADS.getCurrentThreadCpuTime();
            bench.round();
            best = Math.max(best, (bench.entries - before) * 1e9 / (THREADS.getCurrentThreadCpuTime() - start));
        }
        System.err.println("| actors on one thread | entries/s, best of " + ROUNDS + " rounds |");
        System.err.println("| -------------------- | --------------------------: |");
        System.err.printf(Locale.ROOT, "| %,d miners          | %,.0f |%n", miners, best);
        System.out.printf(
                Locale.ROOT,
                "{\"schema\":\"assay/1\",\"bench\":\"onethread\",\"miners\":%d,\"entriesPerSecond\":%.0f}%n",
                miners,
                best);
    }

    private void round() {
        long round = commands;
        for (int i = 0; i < miners; i++) {
            tell(Accounts.CASHIER, Accounts.of(miner(i)), new AccountCommand.Deposit("deposit-" + round, MONEY));
        }
        settle();
        for (int i = 0; i < miners; i++) tell(miner(i), of(miner(i)), new MinerCommand.JoinMarket("a2V5", MONEY));
        settle();
        for (int i = 0; i < miners; i++) tell(miner(i), of(miner(i)), new MinerCommand.LeaveMarket());
        settle();
    }

    private static ParticipantId miner(int number) {
        return new ParticipantId("m" + number);
    }

    private static EntityId of(ParticipantId miner) {
        return new EntityId(EntityType.MINER, miner.name());
    }

    private void settle() {
        world.runUntil(timeline.nowMicros() + SETTLED_MICROS);
    }

    private void tell(ParticipantId from, EntityId to, Command command) {
        String id = "c" + commands++;
        world.receive(
                new Message.Outside(from, to, id, timeline.now().plus(Duration.ofHours(1)), command), outcome -> {});
        world.runUntil(timeline.nowMicros() + APART_MICROS);
    }
}
