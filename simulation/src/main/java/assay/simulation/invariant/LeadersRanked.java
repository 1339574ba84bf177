package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.committee.Allocation;
import assay.domain.committee.CommitteeEvent.MemberLost;
import assay.domain.committee.CommitteeEvent.MemberReplaced;
import assay.domain.committee.CommitteeEvent.MembersChosen;
import assay.domain.committee.CommitteeEvent.MembersRanked;
import assay.domain.committee.CommitteeEvent.PingsReported;
import assay.domain.committee.CommitteeEvent.RankingOpened;
import assay.domain.committee.CommitteeEvent.RankingSubmitted;
import assay.domain.committee.CommitteeEvent.SegmentsOrdered;
import assay.domain.committee.DrawEvent.SeatsDrawn;
import assay.domain.committee.Ping;
import assay.domain.committee.Seat;
import assay.domain.committee.Standing;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Members are ranked by the recorded pings, and segments by the recorded rankings: each of two is held against the other
 * on every ballot, and every one it beats there is a point. Each segment is trained on by one member, and nobody has two
 * more than somebody else for each seat.
 */
public final class LeadersRanked implements Invariant {
    /** What nobody reported counts as a minute. */
    private static final long WORST_MICROS = 60_000_000;

    private final Map<EntityId, Table> tables = new TreeMap<>();

    private static final class Table {
        private List<ParticipantId> members = new ArrayList<>();
        private final Map<ParticipantId, Integer> seats = new TreeMap<>();
        private final Map<ParticipantId, Map<ParticipantId, Long>> pings = new TreeMap<>();
        private List<String> offered = List.of();
        private final Map<ParticipantId, List<String>> rankings = new TreeMap<>();
        private Instant closes = Instant.MAX;
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            if (event instanceof SeatsDrawn drawn) drawn(entry.entity(), drawn);
            if (event instanceof MembersChosen) tables.merge(entry.entity(), new Table(), (old, fresh) -> old);
            Table table = tables.get(entry.entity());
            if (table == null) continue;
            Optional<String> broken = seen(entry, table, event).map(what -> entry.entity() + ": " + what);
            if (broken.isPresent()) return broken;
        }
        return Optional.empty();
    }

    private void drawn(EntityId committee, SeatsDrawn drawn) {
        Table table = new Table();
        for (Seat seat : drawn.seats()) table.seats.put(seat.member(), seat.seats());
        tables.put(committee, table);
    }

    private static Optional<String> seen(Entry<?> entry, Table table, Object event) {
        if (event instanceof MembersChosen chosen) {
            table.members = new ArrayList<>(chosen.members());
            table.closes = chosen.closes();
        } else if (event instanceof PingsReported report) {
            Map<ParticipantId, Long> pings = new TreeMap<>();
            for (Ping ping : report.pings()) pings.put(ping.peer(), ping.roundTripMicros());
            boolean again = table.pings.put(report.member(), pings) != null;
            return inTime(entry, table, report.member(), again);
        } else if (event instanceof MembersRanked ranked) return ranked(table, ranked.standings());
        else if (event instanceof RankingOpened opened) {
            table.offered = opened.hashes();
            table.closes = opened.closes();
        } else if (event instanceof RankingSubmitted ranking) {
            boolean again = table.rankings.put(ranking.member(), ranking.hashes()) != null;
            return inTime(entry, table, ranking.member(), again);
        } else if (event instanceof MemberReplaced replaced) {
            table.members.remove(replaced.lost());
            table.members.add(replaced.replacement());
        } else if (event instanceof MemberLost lost) table.members.remove(lost.lost());
        else if (event instanceof SegmentsOrdered ordered) return ordered(table, ordered);
        return Optional.empty();
    }

    private static Optional<String> inTime(Entry<?> entry, Table table, ParticipantId member, boolean again) {
        boolean fair = table.members.contains(member) && entry.time().isBefore(table.closes);
        if (fair && !again) return Optional.empty();
        return Optional.of("took an answer of " + member + " at " + entry.time() + "; members are " + table.members
                + ", who answer once, before " + table.closes);
    }

    private static Optional<String> ranked(Table table, List<Standing> said) {
        boolean all = said.size() == table.members.size();
        for (int i = 0; i < said.size() && all; i++) {
            ParticipantId member = said.get(i).member();
            all = table.members.contains(member) && said.get(i).points() == points(table, member);
            if (i > 0) all &= standsBefore(table, said.get(i - 1).member(), member);
        }
        table.members = new ArrayList<>(said.stream().map(Standing::member).toList());
        return all ? Optional.empty() : Optional.of("ranks its members " + said + "; their pings are " + table.pings);
    }

    private static boolean standsBefore(Table table, ParticipantId one, ParticipantId other) {
        long more = points(table, one) - points(table, other);
        return more > 0 || (more == 0 && isNearer(table, one, other));
    }

    /** On every ballot, one point for each member that comes after {@code member}. */
    private static long points(Table table, ParticipantId member) {
        long points = 0;
        for (ParticipantId voter : table.pings.keySet()) {
            if (voter.equals(member)) continue;
            for (ParticipantId other : table.members) {
                if (other.equals(member) || other.equals(voter)) continue;
                long here = distance(table, voter, member);
                long there = distance(table, voter, other);
                if (here < there || (here == there && isNearer(table, member, other))) points++;
            }
        }
        return points;
    }

    private static boolean isNearer(Table table, ParticipantId one, ParticipantId other) {
        long here = 0;
        long there = 0;
        for (ParticipantId member : table.members) {
            here += distance(table, member, one);
            there += distance(table, member, other);
        }
        return here < there || (here == there && one.compareTo(other) < 0);
    }

    /** What the one who says more says. */
    private static long distance(Table table, ParticipantId one, ParticipantId other) {
        if (one.equals(other)) return 0;
        return Math.max(said(table, one, other), said(table, other, one));
    }

    private static long said(Table table, ParticipantId by, ParticipantId about) {
        return table.pings.getOrDefault(by, Map.of()).getOrDefault(about, WORST_MICROS);
    }

    private static Optional<String> ordered(Table table, SegmentsOrdered said) {
        List<String> order = said.order();
        boolean fair =
                new TreeSet<>(order).equals(new TreeSet<>(table.offered)) && order.size() == table.offered.size();
        for (int i = 0; i < order.size() && fair; i++) {
            fair = said.points().get(i) == points(table, order.get(i));
            if (i > 0 && !table.rankings.isEmpty()) {
                long more = points(table, order.get(i - 1)) - points(table, order.get(i));
                fair &= more > 0 || (more == 0 && order.get(i - 1).compareTo(order.get(i)) < 0);
            }
        }
        if (!fair) return Optional.of("orders segments " + said + "; the rankings are " + table.rankings);
        return shared(table, said.allocation(), order);
    }

    private static long points(Table table, String segment) {
        long points = 0;
        for (List<String> ranking : table.rankings.values()) points += ranking.size() - 1 - ranking.indexOf(segment);
        return points;
    }

    private static Optional<String> shared(Table table, List<Allocation> allocation, List<String> order) {
        List<String> given = new ArrayList<>();
        int seats = 0;
        for (ParticipantId member : table.members) seats += table.seats.getOrDefault(member, 1);
        boolean even = true;
        for (Allocation share : allocation) {
            given.addAll(share.hashes());
            int own = table.seats.getOrDefault(share.member(), 1);
            int load = share.hashes().size();
            even &= load >= order.size() / seats * own && load <= (order.size() + seats - 1) / seats * own;
        }
        boolean members = allocation.stream().map(Allocation::member).toList().equals(table.members);
        boolean once = given.size() == order.size() && new TreeSet<>(given).equals(new TreeSet<>(order));
        if (members && once && even) return Optional.empty();
        return Optional.of("allocates " + allocation + " to " + table.members);
    }
}
