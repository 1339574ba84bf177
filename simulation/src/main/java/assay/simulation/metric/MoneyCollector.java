package assay.simulation.metric;

import assay.domain.account.AccountEvent.TransferReceived;
import assay.domain.account.Accounts;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.task.TaskEvent.TaskDrafted;
import assay.simulation.participant.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What every participant earned, and what stakes it lost. */
final class MoneyCollector implements Collector {
    private static final String ESCROW = "escrow.";
    private static final String STAKE = "stake.";

    private final Groups groups;
    private final Map<String, String> clientByEscrow = new TreeMap<>();
    /** By the participant's name: who has neither earned nor lost anything is not in it. */
    private final Map<String, Purse> purses = new TreeMap<>();

    private static final class Purse {
        private long earnedMicros;
        private long lostMicros;
    }

    MoneyCollector(Groups groups) {
        this.groups = groups;
    }

    @Override
    public void accept(Entry<?> entry) {
        EntityId entity = entry.entity();
        boolean relevant = entity.type() == EntityType.ACCOUNT || entity.type() == EntityType.TASK;
        if (!relevant) return;
        for (Object event : entry.events()) {
            if (event instanceof TransferReceived received) received(entity.name(), received);
            else if (event instanceof TaskDrafted drafted) {
                clientByEscrow.put(
                        Accounts.escrow(entity.name()).name(), drafted.client().name());
            }
        }
    }

    private void received(String account, TransferReceived received) {
        String from = received.from().name();
        long micros = received.amount().micros();
        if (from.startsWith(ESCROW)) {
            boolean refund = account.equals(clientByEscrow.get(from));
            if (!refund && Accounts.isParticipants(account)) purse(account).earnedMicros += micros;
        } else if (from.startsWith(STAKE)) {
            String owner = from.substring(STAKE.length());
            if (!account.equals(owner)) purse(owner).lostMicros += micros;
        }
    }

    private Purse purse(String participant) {
        return purses.computeIfAbsent(participant, unused -> new Purse());
    }

    /** What {@code participant} has earned and not lost so far, in micro-credits. */
    long profitMicros(String participant) {
        Purse purse = purses.get(participant);
        return purse == null ? 0 : purse.earnedMicros - purse.lostMicros;
    }

    /** What each member of {@code group} has earned so far, in the order of their numbers, in micro-credits. */
    long[] earnedMicros(Group group) {
        long[] earned = new long[group.count()];
        for (int i = 0; i < earned.length; i++) {
            String name = group.role() == Role.CLIENT ? group.name() : group.name() + "-" + (i + 1);
            Purse purse = purses.get(name);
            if (purse != null) earned[i] = purse.earnedMicros;
        }
        return earned;
    }

    @Override
    public void report(Figures into) {
        Map<String, Purse> sums = new TreeMap<>();
        purses.forEach((name, purse) -> {
            Optional<Group> group = groups.of(name);
            if (group.isEmpty()) return;
            Purse sum = sums.computeIfAbsent(group.get().name(), unused -> new Purse());
            sum.earnedMicros += purse.earnedMicros;
            sum.lostMicros += purse.lostMicros;
        });
        Camp honest = new Camp();
        Camp attackers = new Camp();
        for (Group group : groups.all()) {
            if (group.role() == Role.CLIENT) continue;
            Purse sum = sums.getOrDefault(group.name(), new Purse());
            double earned = Figures.fromMicros(sum.earnedMicros);
            double profit = Figures.fromMicros(sum.earnedMicros - sum.lostMicros);
            into.put(Metric.EARNED_TOTAL, group.name(), earned);
            into.mean(Metric.EARNED_MEAN, group.name(), earned, group.count());
            into.put(Metric.PROFIT_TOTAL, group.name(), profit);
            into.mean(Metric.PROFIT_MEAN, group.name(), profit, group.count());
            if (group.attacks()) attackers.add(profit, group.count());
            else if (group.role() == Role.MINER) honest.add(profit, group.count());
        }
        honest.report(into, Metric.HONEST_PROFIT_TOTAL, Metric.HONEST_PROFIT_MEAN);
        attackers.report(into, Metric.ATTACKERS_PROFIT_TOTAL, Metric.ATTACKERS_PROFIT_MEAN);
        List<Long> miners = new ArrayList<>();
        for (Group group : groups.all()) {
            if (group.role() != Role.MINER) continue;
            for (long earned : earnedMicros(group)) miners.add(earned);
        }
        Lorenz.of(miners).gini().ifPresent(gini -> into.put(Metric.GINI, gini));
    }

    private static final class Camp {
        private double profit;
        private long members;

        private void add(double more, int count) {
            profit += more;
            members += count;
        }

        private void report(Figures into, Metric total, Metric mean) {
            if (members == 0) return;
            into.put(total, profit);
            into.put(mean, profit / members);
        }
    }
}
