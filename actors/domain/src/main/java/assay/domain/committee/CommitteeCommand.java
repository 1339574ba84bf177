package assay.domain.committee;

import assay.domain.board.Listing;
import assay.domain.entity.Command;
import assay.domain.entity.ParticipantId;
import assay.domain.offence.SlashingTable;
import java.time.Instant;
import java.util.List;

/** What a committee can be asked. Its name is that of its task: {@code committee/t-1} serves {@code task/t-1}. */
public sealed interface CommitteeCommand extends Command {
    /** From the task: find a committee. Too few candidates at {@code deadline} fails. */
    record Recruit(Listing task, CommitteeRules rules, boolean clientMayMine, Instant deadline, SlashingTable slashing)
            implements CommitteeCommand {
        /** Nobody loses any stake. */
        public Recruit(Listing task, CommitteeRules rules, boolean clientMayMine, Instant deadline) {
            this(task, rules, clientMayMine, deadline, SlashingTable.unsaid());
        }
    }

    /**
     * From a miner: be a candidate.
     *
     * @param endpoint where peers reach the miner
     * @param vote 0 or 1; where votes are sealed or lots are drawn it is 0 and means nothing
     * @param ticket what rules without open votes need
     */
    record Register(boolean reachable, String endpoint, int vote, Ticket ticket) implements CommitteeCommand {
        /** A candidate in an election by open votes. */
        public Register(boolean reachable, String endpoint, int vote) {
            this(reachable, endpoint, vote, Ticket.unsaid());
        }
    }

    /** From a candidate: vote 0 or 1 in the current cycle (cycles count from 2; registration carries the first vote). */
    record CastVote(int cycle, int vote) implements CommitteeCommand {}

    /** From a candidate: a sealed vote in the current cycle, see {@link assay.domain.election.SealedVote}. */
    record CommitVote(int cycle, String commitment) implements CommitteeCommand {}

    /** From a candidate: what its sealed vote in the current cycle was. */
    record RevealVote(int cycle, int vote, String nonce) implements CommitteeCommand {}

    /** From a candidate: the proof of its lots in attempt {@code attempt}, from 1, to draw by lot. */
    record ProveLots(int attempt, String proof) implements CommitteeCommand {}

    /** From a member: its round trips to the others. */
    record ReportPings(List<Ping> pings) implements CommitteeCommand {
        public ReportPings {
            pings = List.copyOf(pings);
        }
    }

    /** From the task: let the members rank these segment hashes. */
    record OrderSegments(List<String> hashes) implements CommitteeCommand {
        public OrderSegments {
            hashes = List.copyOf(hashes);
        }
    }

    /** From a member: the hashes, most wanted first. */
    record SubmitRanking(List<String> hashes) implements CommitteeCommand {
        public SubmitRanking {
            hashes = List.copyOf(hashes);
        }
    }

    /** From the task: this member no longer answers; put the losing candidate that survived longest in its place. */
    record ReplaceMember(ParticipantId lost) implements CommitteeCommand {}

    /** From the task: the work is over, whatever its end; release everyone. */
    record Disband() implements CommitteeCommand {}
}
