package assay.domain.committee;

import assay.domain.committee.Committee.Recruiting;
import assay.domain.committee.CommitteeRejection.BadTicket;
import assay.domain.committee.CommitteeRejection.KeyTaken;
import assay.domain.election.SealedVote;
import assay.domain.election.Sortition;
import assay.domain.election.Vrf;
import assay.domain.entity.ParticipantId;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a candidate's ticket must be like, which depends on the rule of the election. */
final class Tickets {
    /** How much of a wrong value is told, in characters. */
    private static final int MAX_TOLD = 80;

    private Tickets() {}

    /** What is wrong with the ticket of {@code miner}. */
    static Optional<CommitteeRejection> problem(
            Recruiting state, CommitteeCommand.Register command, ParticipantId miner, Supplier<Vrf> vrf) {
        CommitteeRules rules = state.terms().rules();
        Ticket ticket = command.ticket();
        if (rules.sealed()) {
            Ticket bare = Ticket.sealed(ticket.commitment());
            if (!ticket.equals(bare)) return bad(state, "lots and key", "there", "none: no lots are drawn");
            if (SealedVote.isCommitment(ticket.commitment())) return Optional.empty();
            return bad(state, "commitment", ticket.commitment(), "64 digits of 0-9 and a-f: votes are sealed");
        }
        if (rules.byLot()) return lots(state, ticket, miner, vrf);
        if (ticket.equals(Ticket.unsaid())) return Optional.empty();
        return bad(state, "commitment, lots or key", "there", "none: votes are open");
    }

    private static Optional<CommitteeRejection> lots(
            Recruiting state, Ticket ticket, ParticipantId miner, Supplier<Vrf> vrf) {
        if (!ticket.commitment().isEmpty()) return bad(state, "commitment", "there", "none: there is no vote");
        if (ticket.lots() < 1 || ticket.lots() > Sortition.MAX_LOTS) {
            return bad(state, "lots", Integer.toString(ticket.lots()), "1 to " + Sortition.MAX_LOTS);
        }
        if (!vrf.get().possesses(miner, ticket.key(), ticket.possession())) {
            return bad(
                    state, "possession", ticket.possession(), "a proof that " + miner + " holds the secret of its key");
        }
        boolean taken = Stream.concat(state.applying().values().stream(), state.admitted().values().stream())
                .anyMatch(other -> other.ticket().key().equals(ticket.key()));
        Optional<CommitteeRejection> anchor = anchor(state, ticket);
        if (anchor.isPresent()) return anchor;
        return taken ? Optional.of(new KeyTaken(state.id(), miner)) : Optional.empty();
    }

    private static Optional<CommitteeRejection> anchor(Recruiting state, Ticket ticket) {
        boolean wanted = state.terms().rules().quotas().wanted();
        if (wanted && !SealedVote.isCommitment(ticket.anchor())) {
            return bad(state, "anchor", ticket.anchor(), "64 digits of 0-9 and a-f: lots seat verifiers too");
        }
        if (wanted || ticket.anchor().isEmpty()) return Optional.empty();
        return bad(state, "anchor", "there", "none: lots seat no verifiers");
    }

    private static Optional<CommitteeRejection> bad(Recruiting state, String field, String found, String expected) {
        String told = found.length() <= MAX_TOLD ? found : found.substring(0, MAX_TOLD) + "…";
        return Optional.of(new BadTicket(state.id(), field, '"' + told + '"', expected));
    }
}
