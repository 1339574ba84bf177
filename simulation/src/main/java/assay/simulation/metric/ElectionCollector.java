package assay.simulation.metric;

import assay.domain.cell.Entry;
import assay.domain.committee.CommitteeEvent;
import assay.domain.committee.CommitteeEvent.RecruitingBegan;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerEvent.JoinAsked;
import assay.simulation.participant.Role;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who was elected, after how many cycles, and who leads. */
final class ElectionCollector implements Collector {
    private static final int MAX_CANDIDACIES = 800;
    private static final int MAX_SURVIVALS = 40;

    private final Groups groups;
    private final Map<String, Long> stakes = new TreeMap<>();
    private final Map<String, Election> open = new TreeMap<>();
    private final Map<String, Tally> tallies = new TreeMap<>();
    /** Few are elected of many candidates: a sample of each, or a plot would hardly have any who were. */
    private final Sample<Candidacy> elected = new Sample<>(MAX_CANDIDACIES);

    private final Sample<Candidacy> others = new Sample<>(MAX_CANDIDACIES);
    private final SortedMap<Double, Odds> byStake = new TreeMap<>();
    private long all;
    private final Map<String, List<Integer>> survivals = new LinkedHashMap<>();
    private final Survival survival = new Survival();

    private static final class Tally {
        private long candidates;
        private long seats;
        private long leaders;
        private long verifies;

        private void add(Tally other) {
            candidates += other.candidates;
            seats += other.seats;
            leaders += other.leaders;
            verifies += other.verifies;
        }
    }

    ElectionCollector(Groups groups) {
        this.groups = groups;
    }

    @Override
    public void accept(Entry<?> entry) {
        String name = entry.entity().name();
        if (entry.entity().type() == EntityType.MINER) {
            for (Object event : entry.events()) {
                if (event instanceof JoinAsked asked) {
                    stakes.put(name, asked.membership().stake().micros());
                }
            }
        } else if (entry.entity().type() == EntityType.COMMITTEE) {
            for (Object event : entry.events()) {
                if (event instanceof RecruitingBegan) open.put(name, new Election(entry.time()));
                Election election = open.get(name);
                if (election == null || !(event instanceof CommitteeEvent decided)) continue;
                if (election.isOverWith(decided, entry.time())) over(name, election);
            }
        }
    }

    private void over(String task, Election election) {
        open.remove(task);
        if (!election.hasMembers()) return;
        survived(task, election.survivors());
        Optional<String> leader = Optional.empty();
        long most = -1;
        for (var each : election.candidates().entrySet()) {
            Election.Candidate candidate = each.getValue();
            tally(each.getKey().name()).candidates++;
            tally(each.getKey().name()).seats += candidate.seats();
            tally(each.getKey().name()).verifies += candidate.verifies();
            long points = candidate.points().orElse(-1L);
            if (points > most) {
                most = points;
                leader = Optional.of(each.getKey().name());
            }
        }
        for (var each : election.candidates().entrySet()) {
            boolean leads = leader.equals(Optional.of(each.getKey().name()));
            keep(task, each.getKey(), each.getValue(), leads);
        }
        leader.ifPresent(name -> tally(name).leaders++);
    }

    private Tally tally(String participant) {
        String group = groups.of(participant).map(Group::name).orElse(participant);
        return tallies.computeIfAbsent(group, unused -> new Tally());
    }

    private void keep(String task, ParticipantId who, Election.Candidate candidate, boolean leads) {
        Optional<Group> group = groups.of(who.name());
        double stake = Figures.fromMicros(stakes.getOrDefault(who.name(), 0L));
        all++;
        // One more than is shown: so many different stakes are no longer told one by one.
        if (byStake.containsKey(stake) || byStake.size() <= RunSeries.MOST_STAKES) {
            byStake.merge(stake, new Odds(1, candidate.elected() ? 1 : 0), Odds::plus);
        }
        (candidate.elected() ? elected : others)
                .offer(
                        task + "/" + who.name(),
                        new Candidacy(
                                task,
                                who.name(),
                                group.map(Group::name).orElse(""),
                                group.map(Group::behaviour).orElse(""),
                                stake,
                                candidate.answerSeconds(),
                                candidate.elected(),
                                leads,
                                candidate.points(),
                                candidate.roundTripSeconds()));
    }

    private void survived(String task, List<Integer> survivors) {
        if (survivals.size() < MAX_SURVIVALS) survivals.put(task, List.copyOf(survivors));
        survival.add(survivors);
    }

    /** A sample of those who were elected and one of those who were not, by task and name. */
    List<Candidacy> candidacies() {
        Comparator<Candidacy> order = Comparator.comparing(Candidacy::task).thenComparing(Candidacy::candidate);
        return Stream.concat(elected.kept(order).stream(), others.kept(order).stream())
                .sorted(order)
                .toList();
    }

    /** How many candidacies there were. */
    long all() {
        return all;
    }

    /** How many candidates of each stake were elected, stakes in credits; of too many different ones, only some. */
    SortedMap<Double, Odds> byStake() {
        return Collections.unmodifiableSortedMap(byStake);
    }

    /** How many were left at the start and after each cycle, of the first elections that ended. */
    Map<String, List<Integer>> survivals() {
        return Collections.unmodifiableMap(survivals);
    }

    @Override
    public void report(Figures into) {
        survival.report(into);
        Tally all = new Tally();
        tallies.values().forEach(all::add);
        Tally honest = new Tally();
        Tally attackers = new Tally();
        for (Group group : groups.all()) {
            if (group.role() != Role.MINER) continue;
            Tally tally = tallies.getOrDefault(group.name(), new Tally());
            (group.attacks() ? attackers : honest).add(tally);
            if (survival.elections() > 0) into.put(Metric.ELECTED_COUNT, group.name(), (double) tally.seats);
            into.share(Metric.ELECTED_SHARE, group.name(), tally.seats, all.seats);
            into.share(Metric.ELECTED_RATE, group.name(), tally.seats, tally.candidates);
            into.share(Metric.VERIFYING_SHARE, group.name(), tally.verifies, all.verifies);
            into.share(Metric.LEADER_SHARE, group.name(), tally.leaders, all.leaders);
        }
        boolean two = groups.all().stream().anyMatch(group -> group.role() == Role.MINER && group.attacks());
        into.share(Metric.HONEST_ELECTED_SHARE, "", honest.seats, all.seats);
        if (two) into.share(Metric.ATTACKERS_ELECTED_SHARE, "", attackers.seats, all.seats);
    }
}
