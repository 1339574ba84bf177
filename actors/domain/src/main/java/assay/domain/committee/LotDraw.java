package assay.domain.committee;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.committee.Committee.Electing;
import assay.domain.committee.Committee.Proving;
import assay.domain.committee.CommitteeEvent.CommitteeFailed;
import assay.domain.committee.CommitteeRejection.CycleNotCurrent;
import assay.domain.committee.CommitteeRejection.NotStanding;
import assay.domain.committee.CommitteeRejection.ProofNotValid;
import assay.domain.committee.DrawEvent.LotsProven;
import assay.domain.committee.DrawEvent.ProofsMissed;
import assay.domain.committee.DrawEvent.ProofsOpened;
import assay.domain.committee.DrawEvent.SeatsDrawn;
import assay.domain.election.Sortition;
import assay.domain.election.Vrf;
import assay.domain.entity.Decision;
import assay.domain.entity.ParticipantId;
import assay.domain.verification.VerifierSeat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How candidates become members by lot: see {@link Sortition}. The seed is a hash of all registrations, so whoever
 * registers last can try out many; but what the lots are drawn with is a hash of everybody's proven value for the seed,
 * which nobody knows before all proofs are in. Left to whoever proves last is to withhold its proof: then it has no lots.
 */
final class LotDraw {
    /** So often candidates are asked for proofs when too few have come. */
    static final int MAX_ATTEMPTS = 3;

    private LotDraw() {}

    /** Registration is over. */
    static Steps begin(Steps steps, Instant now) {
        Electing state = (Electing) steps.state();
        int seats = state.terms().rules().maximum();
        List<Seat> all = new ArrayList<>();
        long lots = 0;
        for (ParticipantId who : state.standing().keys()) {
            int held = lots(state, who);
            all.add(new Seat(who, held));
            lots += held;
        }
        if (lots > seats || state.terms().rules().quotas().wanted())
            return steps.then(new ProofsOpened(1, state.beacon(), closes(state, now)));
        steps.then(new SeatsDrawn(state.beacon(), all, List.of(), List.of()));
        return Voting.seat(steps, now);
    }

    private static Instant closes(Electing state, Instant now) {
        return now.plus(state.terms().rules().ballot().proofs());
    }

    private static int lots(Electing state, ParticipantId who) {
        return state.candidates()
                .get(who)
                .map(candidate -> candidate.ticket().lots())
                .orElse(0);
    }

    static Decision<CommitteeEvent> prove(
            Proving state, CommitteeCommand.ProveLots command, ParticipantId miner, Supplier<Vrf> vrf, Instant now) {
        Electing cycle = state.cycle();
        if (!cycle.standing().has(miner)) return rejected(new NotStanding(state.id(), miner));
        // Only one proof holds, and it holds in every attempt.
        if (state.values().has(miner)) return unchanged();
        if (command.attempt() < 1 || command.attempt() > state.attempt()) {
            return rejected(new CycleNotCurrent(state.id(), command.attempt(), state.attempt()));
        }
        String key = cycle.candidates()
                .get(miner)
                .map(candidate -> candidate.ticket().key())
                .orElse("");
        Optional<String> value = vrf.get().value(key, state.seed(), command.proof());
        if (value.isEmpty()) return rejected(new ProofNotValid(state.id(), miner));
        Steps steps = new Steps(state).then(new LotsProven(miner, command.proof(), value.get()));
        boolean all = state.values().size() + 1 == cycle.standing().size();
        return accepted((all ? close(steps, now) : steps).events());
    }

    /** All have proven their lots, or the time for it is over. */
    static Steps close(Steps steps, Instant now) {
        Proving state = (Proving) steps.state();
        Electing cycle = state.cycle();
        CommitteeRules rules = cycle.terms().rules();
        boolean enough = state.values().size() >= rules.fewest();
        if (!enough && state.attempt() < MAX_ATTEMPTS) {
            return steps.then(new ProofsOpened(state.attempt() + 1, state.seed(), closes(cycle, now)));
        }
        List<ParticipantId> missed = cycle.standing().keys().stream()
                .filter(who -> !state.values().has(who))
                .toList();
        if (!missed.isEmpty()) steps.then(new ProofsMissed(missed));
        if (enough) return draw(steps, now);
        String reason = "only " + state.values().size() + " of at least " + rules.wanted() + " proved their lots in "
                + MAX_ATTEMPTS + " attempts";
        return steps.then(new CommitteeFailed(reason, ((Proving) steps.state()).engaged()));
    }

    private static Steps draw(Steps steps, Instant now) {
        Proving state = (Proving) steps.state();
        CommitteeRules rules = state.terms().rules();
        List<Sortition.Entry> entries = state.values().entries().stream()
                .map(entry ->
                        new Sortition.Entry(entry.getKey(), lots(state.cycle(), entry.getKey()), entry.getValue()))
                .toList();
        String beacon = Sortition.beacon(state.seed(), entries);
        Sortition.Places places = new Sortition.Places(
                rules.minimum(),
                rules.maximum(),
                rules.quotas().verifiers(),
                rules.ballot().reserves());
        Sortition.Draw draw = Sortition.draw(beacon, entries, places);
        List<Seat> seats = draw.seats().entrySet().stream()
                .map(won -> new Seat(won.getKey(), won.getValue()))
                .toList();
        List<VerifierSeat> verifiers = draw.verifiers().entrySet().stream()
                .map(won -> new VerifierSeat(won.getKey(), won.getValue(), anchor(state.cycle(), won.getKey())))
                .toList();
        steps.then(new SeatsDrawn(beacon, seats, draw.reserves(), draw.others(), verifiers));
        return Voting.seat(steps, now);
    }

    private static String anchor(Electing state, ParticipantId who) {
        return state.candidates()
                .get(who)
                .map(candidate -> candidate.ticket().anchor())
                .orElse("");
    }
}
