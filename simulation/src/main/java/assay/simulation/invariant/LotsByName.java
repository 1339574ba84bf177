package assay.simulation.invariant;

import assay.domain.committee.CommitteeRules;
import assay.domain.committee.Ticket;
import assay.domain.entity.ParticipantId;
import assay.domain.verification.VerifierSeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who is drawn for which role, told from the lowest lot of each name and how many of its lots lie below a bound, where the
 * rule walks along all lots and keeps count.
 */
final class LotsByName {
    private final SortedMap<String, ParticipantId> lots;
    /** By their lowest lot. */
    private final List<ParticipantId> names;

    LotsByName(SortedMap<String, ParticipantId> lots) {
        this.lots = lots;
        this.names = lots.values().stream().distinct().toList();
    }

    /** Nobody is a member whom only lots after those of enough others could make one, if too few were left to verify. */
    Map<ParticipantId, Integer> members(CommitteeRules rules) {
        int eligible = names.size() - rules.quotas().verifiers();
        List<ParticipantId> first = names.subList(0, Math.max(0, eligible));
        Map<ParticipantId, Integer> seats = new TreeMap<>();
        lots.values().stream()
                .filter(first::contains)
                .limit(rules.maximum())
                .forEach(who -> seats.merge(who, 1, Integer::sum));
        for (ParticipantId who : names) {
            if (seats.size() < rules.minimum()) seats.putIfAbsent(who, 1);
        }
        return seats;
    }

    /** The names without a seat whose lowest lots are lowest, and how many of theirs lie no higher than the last of these. */
    List<VerifierSeat> verifiers(CommitteeRules rules, Set<ParticipantId> members, Map<ParticipantId, Ticket> tickets) {
        List<ParticipantId> chosen = names.stream()
                .filter(who -> !members.contains(who))
                .limit(rules.quotas().verifiers())
                .toList();
        if (chosen.isEmpty()) return List.of();
        String bound = lowest(chosen.get(chosen.size() - 1));
        List<VerifierSeat> seats = new ArrayList<>();
        for (ParticipantId who : chosen.stream().sorted().toList()) {
            long below = lots.entrySet().stream()
                    .filter(lot -> lot.getValue().equals(who) && lot.getKey().compareTo(bound) <= 0)
                    .count();
            seats.add(new VerifierSeat(
                    who, (int) below, tickets.getOrDefault(who, Ticket.unsaid()).anchor()));
        }
        return seats;
    }

    private String lowest(ParticipantId who) {
        return lots.entrySet().stream()
                .filter(lot -> lot.getValue().equals(who))
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
