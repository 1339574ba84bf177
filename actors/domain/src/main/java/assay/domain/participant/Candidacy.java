package assay.domain.participant;

import assay.domain.committee.CommitteeCommand;
import assay.domain.committee.ElectionRule;
import assay.domain.committee.Ticket;
import assay.domain.election.SealedVote;
import assay.domain.election.Sortition;
import assay.domain.election.Vrf;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.money.Credits;
import java.util.Optional;

/**
 * How a miner stands for election under each rule. Votes and nonces come from its secret alone, so that after a restart
 * it reveals what it committed to before.
 *
 * @param stake what it has locked to join the market
 */
public record Candidacy(String secret, Credits stake) {
    private static final int FIRST_CYCLE = 1;

    /** What this miner answers to work of an election; empty when it is none. */
    Optional<Command> answer(Work work, boolean reachable, String endpoint) {
        if (work instanceof Work.Register register) return Optional.of(register(register, reachable, endpoint));
        if (work instanceof Work.Vote vote) {
            return Optional.of(new CommitteeCommand.CastVote(vote.cycle(), coin(work.at(), work.key())));
        }
        if (work instanceof Work.SealVote vote) {
            return Optional.of(new CommitteeCommand.CommitVote(
                    vote.cycle(), commitment(vote.at(), vote.who(), vote.cycle(), sealed(vote.at(), vote.cycle()))));
        }
        if (work instanceof Work.RevealVote vote) {
            return Optional.of(new CommitteeCommand.RevealVote(
                    vote.cycle(), sealed(vote.at(), vote.cycle()), nonce(secret, vote.at(), vote.cycle())));
        }
        if (work instanceof Work.ProveLots prove) {
            return Optional.of(new CommitteeCommand.ProveLots(
                    prove.attempt(), Vrf.installed().prove(secret, prove.seed())));
        }
        return Optional.empty();
    }

    private CommitteeCommand.Register register(Work.Register work, boolean reachable, String endpoint) {
        Ballot ballot = work.ballot();
        Optional<ParticipantId> who = ballot.who();
        if (who.isPresent() && ballot.election().equals(ElectionRule.SEALED)) {
            int vote = sealed(work.at(), FIRST_CYCLE);
            Ticket ticket = Ticket.sealed(commitment(work.at(), who.get(), FIRST_CYCLE, vote));
            return new CommitteeCommand.Register(reachable, endpoint, 0, ticket);
        }
        if (who.isPresent() && ballot.election().equals(ElectionRule.SORTITION)) {
            Vrf vrf = Vrf.installed();
            Ticket ticket = Ticket.forLots(lots(ballot.unit()), vrf.key(secret), vrf.possession(secret, who.get()));
            return new CommitteeCommand.Register(
                    reachable, endpoint, 0, ballot.verifies() ? ticket.anchored(anchor(who.get(), work.at())) : ticket);
        }
        return new CommitteeCommand.Register(reachable, endpoint, coin(work.at(), "register"));
    }

    private String anchor(ParticipantId who, EntityId committee) {
        return new HonestVerifier(who, secret).anchor(new EntityId(EntityType.VERIFICATION, committee.name()));
    }

    /** As many lots as the stake covers. With less than one it tries with one, and is told what is missing. */
    private int lots(Credits unit) {
        if (unit.isZero()) return 1;
        return (int) Math.max(1, Math.min(Sortition.MAX_LOTS, stake.micros() / unit.micros()));
    }

    private int coin(EntityId at, String key) {
        return bit(Sha256.of("vote").with(secret).with(at.toString()).with(key).hex());
    }

    private int sealed(EntityId at, int cycle) {
        return bit(Sha256.of("sealed vote")
                .with(secret)
                .with(at.toString())
                .with(cycle)
                .hex());
    }

    private static int bit(String toss) {
        return Character.digit(toss.charAt(0), 16) & 1;
    }

    private String commitment(EntityId at, ParticipantId who, int cycle, int vote) {
        return commitment(secret, at, who, cycle, vote);
    }

    /** The commitment of {@code who} to {@code vote}, with a nonce that comes from {@code secret}. */
    public static String commitment(String secret, EntityId at, ParticipantId who, int cycle, int vote) {
        EntityId task = new EntityId(EntityType.TASK, at.name());
        return SealedVote.commitment(task, cycle, who, vote, nonce(secret, at, cycle));
    }

    /** What nobody can guess who does not know the secret. */
    public static String nonce(String secret, EntityId at, int cycle) {
        return Sha256.of("nonce").with(secret).with(at.toString()).with(cycle).hex();
    }
}
