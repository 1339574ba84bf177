package assay.simulation.metric;

import assay.domain.account.AccountEvent.TransferReceived;
import assay.domain.account.Accounts;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.task.TaskEvent.TaskDrafted;
import assay.simulation.participant.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What every participant earned, and what stakes it lost. */
final class MoneyCollector implements Collector {
    private static final int MAX_MEMBERS = 600;
    private static final String ESCROW = "escrow.";
    private static final String STAKE = "stake.";

    private final Groups groups;
    private final Map<String, String> clientByEscrow = new TreeMap<>();
    /** By the participant's name: who has neither earned nor lost anything is not in it. */
    private final Map<String, Purse> purses = new TreeMap<>();

    private static final class Purse {
        private long earnedMicros;
        private long lostMicros;
        private long computedMicros;

        private double costs(Group group) {
            return Figures.fromMicros(computedMicros) * Figures.fromMicros(group.costMicros());
        }
    }

    private final Instant start;
    /** By the group's name: what its members gained in each interval, losses taken away, in micro-credits. */
    private final Map<String, Slices<long[]>> gains = new TreeMap<>();

    private long nowMicros;

    MoneyCollector(Groups groups, Instant start) {
        this.groups = groups;
        this.start = start;
    }

    @Override
    public void accept(Entry<?> entry) {
        EntityId entity = entry.entity();
        nowMicros = ChronoUnit.MICROS.between(start, entry.time());
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
            if (!refund && Accounts.isParticipants(account)) earned(account, micros);
        } else if (from.startsWith(STAKE)) {
            String owner = from.substring(STAKE.length());
            if (!account.equals(owner)) lost(owner, micros);
            // Whoever finds an offence is paid out of what it cost.
            if (!account.equals(owner) && Accounts.isParticipants(account)) earned(account, micros);
        }
    }

    private void earned(String participant, long micros) {
        purse(participant).earnedMicros += micros;
        gained(participant, micros);
    }

    private void lost(String participant, long micros) {
        purse(participant).lostMicros += micros;
        gained(participant, -micros);
    }

    private void gained(String participant, long micros) {
        Optional<Group> group = groups.of(participant);
        if (group.isEmpty()) return;
        gains.computeIfAbsent(group.get().name(), unused -> new Slices<>(() -> new long[1], MoneyCollector::sum))
                .at(nowMicros)[0] += micros;
    }

    private static long[] sum(long[] one, long[] later) {
        one[0] += later[0];
        return one;
    }

    private Purse purse(String participant) {
        return purses.computeIfAbsent(participant, unused -> new Purse());
    }

    /** For how long each participant had a computer at work, by name, in microseconds: what no journal tells. */
    void computed(Map<String, Long> micros) {
        micros.forEach((name, each) -> {
            if (each > 0) purse(name).computedMicros = each;
        });
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

    /** Of miners and evaluators. */
    List<Earnings> earnings() {
        List<Earnings> earnings = new ArrayList<>();
        for (Group group : groups.all()) {
            if (group.role() == Role.CLIENT || group.count() == 0) continue;
            Sample<long[]> sample = new Sample<>(MAX_MEMBERS);
            long[] earned = earnedMicros(group);
            for (int i = 0; i < earned.length; i++) sample.offer(group.name() + i, new long[] {i, earned[i]});
            List<Double> credits = sample.kept(Comparator.comparingLong(each -> each[0])).stream()
                    .map(each -> Figures.fromMicros(each[1]))
                    .toList();
            earnings.add(new Earnings(group, credits));
        }
        return earnings;
    }

    /** Of the groups that ever gained or lost anything. */
    List<Growth> growth() {
        List<Growth> growth = new ArrayList<>();
        for (Group group : groups.all()) {
            Slices<long[]> gained = gains.get(group.name());
            if (gained == null || group.role() == Role.CLIENT) continue;
            List<Growth.Point> points = new ArrayList<>();
            points.add(new Growth.Point(0, 0));
            long sum = 0;
            for (long[] slice : gained.all()) {
                sum += slice[0];
                double after = points.size() * gained.lengthSeconds();
                points.add(new Growth.Point(after, Figures.fromMicros(sum) / group.count()));
            }
            growth.add(new Growth(group, points));
        }
        return growth;
    }

    /** How miners' earnings are divided. */
    Lorenz lorenz() {
        List<Long> miners = new ArrayList<>();
        for (Group group : groups.all()) {
            if (group.role() != Role.MINER) continue;
            for (long earned : earnedMicros(group)) miners.add(earned);
        }
        return Lorenz.of(miners);
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
            sum.computedMicros += purse.computedMicros;
        });
        Camp honest = new Camp();
        Camp attackers = new Camp();
        for (Group group : groups.all()) {
            if (group.role() == Role.CLIENT || group.count() == 0) continue;
            Purse sum = sums.getOrDefault(group.name(), new Purse());
            double earned = Figures.fromMicros(sum.earnedMicros);
            double cost = sum.costs(group);
            double profit = Figures.fromMicros(sum.earnedMicros - sum.lostMicros) - cost;
            into.put(Metric.COST_MEAN, group.name(), cost / group.count());
            into.put(Metric.EARNED_TOTAL, group.name(), earned);
            into.mean(Metric.EARNED_MEAN, group.name(), earned, group.count());
            into.put(Metric.PROFIT_TOTAL, group.name(), profit);
            into.mean(Metric.PROFIT_MEAN, group.name(), profit, group.count());
            if (group.attacks()) attackers.add(profit, group.count());
            else if (group.role() == Role.MINER) honest.add(profit, group.count());
        }
        honest.report(into, Metric.HONEST_PROFIT_TOTAL, Metric.HONEST_PROFIT_MEAN);
        attackers.report(into, Metric.ATTACKERS_PROFIT_TOTAL, Metric.ATTACKERS_PROFIT_MEAN);
        lorenz().gini().ifPresent(gini -> into.put(Metric.GINI, gini));
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
