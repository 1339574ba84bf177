package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.committee.CommitteeEvent.CandidateAdmitted;
import assay.domain.committee.CommitteeEvent.CandidateApplied;
import assay.domain.committee.CommitteeEvent.RecruitingBegan;
import assay.domain.committee.CommitteeRules;
import assay.domain.committee.DrawEvent.LotsProven;
import assay.domain.committee.DrawEvent.ProofsOpened;
import assay.domain.committee.DrawEvent.SeatsDrawn;
import assay.domain.committee.Seat;
import assay.domain.committee.Terms;
import assay.domain.committee.Ticket;
import assay.domain.election.Vrf;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.miner.MinerEvent.Engaged;
import assay.domain.verification.VerificationEvent.VerifiersCalled;
import assay.domain.verification.VerifierSeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who sits by lot sits rightly: every recorded proof holds for its key and the seed, nobody has more lots than it has
 * set stake aside for, keys differ, and counting the lots of each name gives the members and verifiers that were recorded,
 * who are the ones that go on to verify.
 */
public final class LotsRedrawn implements Invariant {
    private final Map<EntityId, Urn> urns = new TreeMap<>();
    /** Whom the lots have made verifiers, by task. */
    private final Map<String, List<VerifierSeat>> seated = new TreeMap<>();

    /** What miners have set aside for tasks. */
    private final Map<String, Long> asideMicros = new TreeMap<>();

    private static final class Urn {
        private final String task;
        private final CommitteeRules rules;
        private final Map<ParticipantId, Ticket> tickets = new TreeMap<>();
        private final Map<ParticipantId, Ticket> admitted = new TreeMap<>();
        private final Map<ParticipantId, String> values = new TreeMap<>();
        private String seed = "";

        private Urn(Terms terms) {
            this.task = terms.task().task().toString();
            this.rules = terms.rules();
        }
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            if (event instanceof Engaged engaged) {
                asideMicros.put(
                        entry.entity().name() + " " + engaged.task(),
                        engaged.setAside().micros());
            } else if (event instanceof RecruitingBegan began
                    && began.terms().rules().election().equals("sortition")) {
                urns.put(entry.entity(), new Urn(began.terms()));
            }
            if (event instanceof SeatsDrawn drawn) seated.put(entry.entity().name(), drawn.verifiers());
            if (event instanceof VerifiersCalled called) {
                List<VerifierSeat> drawn = seated.getOrDefault(entry.entity().name(), List.of());
                if (!called.seated().equals(drawn)) {
                    return Optional.of(entry.entity() + ": " + called.seated() + " verify, drawn were " + drawn);
                }
            }
            Urn urn = urns.get(entry.entity());
            if (urn == null) continue;
            Optional<String> broken = seen(urn, event).map(what -> entry.entity() + ": " + what);
            if (broken.isPresent()) return broken;
        }
        return Optional.empty();
    }

    private Optional<String> seen(Urn urn, Object event) {
        if (event instanceof CandidateApplied applied) urn.tickets.put(applied.miner(), applied.ticket());
        else if (event instanceof CandidateAdmitted admitted) return admitted(urn, admitted.miner());
        else if (event instanceof ProofsOpened opened) {
            boolean moved = !urn.seed.isEmpty() && !urn.seed.equals(opened.seed());
            urn.seed = opened.seed();
            if (moved) return Optional.of("asks for proofs of another seed than before");
        } else if (event instanceof LotsProven proven) return proven(urn, proven);
        else if (event instanceof SeatsDrawn drawn) return drawn(urn, drawn);
        return Optional.empty();
    }

    private Optional<String> admitted(Urn urn, ParticipantId miner) {
        Ticket ticket = urn.tickets.getOrDefault(miner, Ticket.unsaid());
        boolean known =
                urn.admitted.values().stream().anyMatch(other -> other.key().equals(ticket.key()));
        urn.admitted.put(miner, ticket);
        long needed = ticket.lots() * urn.rules.stake().micros();
        long staked = asideMicros.getOrDefault(miner.name() + " " + urn.task, 0L);
        if (!known && ticket.lots() > 0 && needed <= staked) return Optional.empty();
        return Optional.of(miner + " with " + staked + " set aside has " + ticket + ", keys may not repeat");
    }

    private static Optional<String> proven(Urn urn, LotsProven said) {
        Ticket ticket = urn.admitted.getOrDefault(said.miner(), Ticket.unsaid());
        boolean again = urn.values.put(said.miner(), said.value()) != null;
        Optional<String> value = Vrf.installed().value(ticket.key(), urn.seed, said.proof());
        if (!again && value.equals(Optional.of(said.value()))) return Optional.empty();
        return Optional.of(said + " does not hold for " + ticket.key() + " and " + urn.seed);
    }

    private static Optional<String> drawn(Urn urn, SeatsDrawn said) {
        Map<ParticipantId, Integer> expected = urn.seed.isEmpty() ? everybody(urn) : dealt(urn);
        Map<ParticipantId, Integer> found = new TreeMap<>();
        for (Seat seat : said.seats()) found.put(seat.member(), seat.seats());
        List<ParticipantId> all = new ArrayList<>(found.keySet());
        all.addAll(said.reserves());
        all.addAll(said.passedOver());
        for (VerifierSeat seat : said.verifiers()) all.add(seat.verifier());
        boolean once = all.size() == new TreeSet<>(all).size();
        boolean complete = urn.seed.isEmpty() || new TreeSet<>(all).equals(urn.values.keySet());
        if (!once || !complete || !found.equals(expected)) {
            return Optional.of(said + ", but the lots give " + expected);
        }
        List<VerifierSeat> verifiers = new LotsByName(lots(urn)).verifiers(urn.rules, found.keySet(), urn.admitted);
        if (verifiers.equals(said.verifiers())) return Optional.empty();
        return Optional.of(said.verifiers() + " verify, but the lots give " + verifiers);
    }

    private static Map<ParticipantId, Integer> everybody(Urn urn) {
        Map<ParticipantId, Integer> seats = new TreeMap<>();
        urn.admitted.forEach((who, ticket) -> seats.put(who, ticket.lots()));
        return seats;
    }

    private static Map<ParticipantId, Integer> dealt(Urn urn) {
        return new LotsByName(lots(urn)).members(urn.rules);
    }

    private static SortedMap<String, ParticipantId> lots(Urn urn) {
        Sha256 beacon = Sha256.from(urn.seed).with("values");
        for (Map.Entry<ParticipantId, String> value : urn.values.entrySet()) {
            beacon = beacon.with(value.getKey().name()).with(value.getValue());
        }
        SortedMap<String, ParticipantId> lots = new TreeMap<>();
        for (Map.Entry<ParticipantId, String> value : urn.values.entrySet()) {
            int count =
                    urn.admitted.getOrDefault(value.getKey(), Ticket.unsaid()).lots();
            for (int i = 0; i < count; i++) {
                lots.put(beacon.with(value.getValue()).with(i).hex() + value.getKey(), value.getKey());
            }
        }
        return lots;
    }
}
