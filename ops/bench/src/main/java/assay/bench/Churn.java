package assay.bench;

import assay.domain.MarketRules;
import assay.domain.account.AccountCommand;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerCommand;
import assay.domain.money.Credits;
import assay.simulation.host.Address;
import assay.simulation.host.Conditions;
import assay.simulation.host.Kind;
import assay.simulation.host.Timeline;
import assay.simulation.host.VirtualHost;
import assay.simulation.host.Wire;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Network;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Miners on the simulation's host who bring money, join with a stake, and leave with it: entities as objects, each in its
 * cell, every message over the network. Nobody looks on: no invariants, no hash.
 */
final class Churn {
    private static final Credits MONEY = Credits.of(100);
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final long APART_MICROS = 10;
    private static final long SETTLED_MICROS = 5_000_000;

    private final Timeline timeline = new Timeline();
    private final VirtualHost host;
    private final int miners;
    private long commands;
    private long events;

    Churn(int miners) {
        this.miners = miners;
        Network network = new Network(Duration.ofMillis(20), Duration.ofMillis(10), 0, 0);
        Conditions conditions = new Conditions(1, network, Faults.NONE, timeline);
        host = new VirtualHost(
                MarketRules.all(),
                conditions,
                new Wire(conditions),
                entry -> events += entry.events().size());
    }

    /** Everybody joins and leaves, once. */
    void round() {
        long round = commands;
        each(miner ->
                tell(Accounts.CASHIER, Accounts.of(miner), new AccountCommand.Deposit("deposit-" + round, MONEY)));
        each(miner -> tell(miner, of(miner), new MinerCommand.JoinMarket("a2V5", MONEY)));
        each(miner -> tell(miner, of(miner), new MinerCommand.LeaveMarket()));
    }

    private static EntityId of(ParticipantId miner) {
        return new EntityId(EntityType.MINER, miner.name());
    }

    private void each(Consumer<ParticipantId> what) {
        long begin = timeline.nowMicros();
        for (int i = 0; i < miners; i++) {
            ParticipantId miner = new ParticipantId("m" + i);
            Address at = Address.of(miner);
            timeline.schedule(begin + i * APART_MICROS, at, Kind.OUTSIDE, at, i, 0, () -> what.accept(miner));
        }
        timeline.runUntil(begin + miners * APART_MICROS + SETTLED_MICROS);
    }

    private void tell(ParticipantId from, EntityId to, Command command) {
        Message.Outside message =
                new Message.Outside(from, to, "c" + commands++, timeline.now().plus(PATIENCE), command);
        host.receive(message, outcome -> {});
    }

    /** Domain events so far. */
    long events() {
        return events;
    }
}
