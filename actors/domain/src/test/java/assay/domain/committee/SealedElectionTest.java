package assay.domain.committee;

import static assay.domain.committee.ElectionStories.FROM_TASK;
import static assay.domain.committee.ElectionStories.ID;
import static assay.domain.committee.ElectionStories.REVEAL;
import static assay.domain.committee.ElectionStories.TASK;
import static assay.domain.committee.ElectionStories.commitment;
import static assay.domain.committee.ElectionStories.committed;
import static assay.domain.committee.ElectionStories.counted;
import static assay.domain.committee.ElectionStories.miner;
import static assay.domain.committee.ElectionStories.name;
import static assay.domain.committee.ElectionStories.recruiting;
import static assay.domain.committee.ElectionStories.reveal;
import static assay.domain.committee.ElectionStories.revealing;
import static assay.domain.committee.ElectionStories.sealed;
import static assay.domain.kit.Story.participant;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.committee.BallotEvent.RevealOpened;
import assay.domain.committee.BallotEvent.RevealsMissed;
import assay.domain.committee.BallotEvent.VoteCommitted;
import assay.domain.committee.BallotEvent.VoteRevealed;
import assay.domain.committee.CommitteeCommand.CastVote;
import assay.domain.committee.CommitteeCommand.CommitVote;
import assay.domain.committee.CommitteeCommand.Register;
import assay.domain.committee.CommitteeEvent.CycleCounted;
import assay.domain.committee.CommitteeEvent.CycleOpened;
import assay.domain.committee.CommitteeRejection.AlreadyVoted;
import assay.domain.committee.CommitteeRejection.BadTicket;
import assay.domain.committee.CommitteeRejection.NotCommitted;
import assay.domain.committee.CommitteeRejection.RevealDiffers;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.miner.MinerCommand.Release;
import assay.domain.miner.MinerCommand.Slash;
import assay.domain.offence.Offence;
import assay.domain.participant.Work;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealedElectionTest {
    @Test
    void aCandidateRegistersWithASealedVoteAndWithNothingElse() {
        recruiting(ElectionRule.SEALED)
                .when(new Register(true, "a:1", 1), participant("a"))
                .thenRefused(BadTicket.class)
                .when(ElectionStories.lots("a", 1), participant("a"))
                .thenRefused(BadTicket.class)
                .when(sealed("a", 1), participant("a"))
                .then(new CommitteeEvent.CandidateApplied(
                        new ParticipantId("a"), "a:1", 0, Ticket.sealed(commitment("a", 1, 1))));
    }

    @Test
    void whenRegistrationClosesTheVotesThatCameWithItAreRevealedAndCounted() {
        assertThat(revealing().events())
                .last()
                .isEqualTo(new RevealOpened(1, revealing().now().plus(REVEAL)));
        revealing()
                .when(new CastVote(1, 1), participant("m00"))
                .thenRefused(assay.domain.entity.NotNow.class)
                .when(reveal("m00", 1, 1), participant("m00"))
                .thenRefused(new RevealDiffers(ID, new ParticipantId("m00"), 1))
                .when(reveal("m00", 1, 0), participant("m00"))
                .then(new VoteRevealed(1, new ParticipantId("m00"), 0, "nonce of m00"))
                .when(reveal("m00", 1, 0), participant("m00"))
                .thenUnchanged()
                .thenWork("m00");
        List<CommitteeEvent> events = counted(0).events();
        assertThat(events).filteredOn(CycleCounted.class::isInstance).hasSize(1);
        assertThat(events).last().isInstanceOf(CycleOpened.class);
        assertThat(((Committee.Electing) counted(0).state()).standing().keys())
                .extracting(ParticipantId::name)
                .containsExactly("m07", "m08", "m09", "m10", "m11", "m12");
    }

    @Test
    void whoDoesNotRevealIsOutAndLosesASliceOfItsStakeBeforeItIsLetGo() {
        var story = counted(2);
        ParticipantId silent = new ParticipantId("m00");
        assertThat(story.events()).contains(new RevealsMissed(1, List.of(silent, new ParticipantId("m01"))));
        Send slash = new Send(
                miner("m00"),
                new Slash(
                        TASK, Offence.NO_REVEAL, 100_000, Optional.empty(), 0, ID + ": votes of cycle 1 not revealed"));
        assertThat(story.sends()).contains(slash, new Send(miner("m00"), new Release(TASK)));
        assertThat(story.sends().indexOf(slash))
                .isLessThan(story.sends().indexOf(new Send(miner("m00"), new Release(TASK))));
        // Five zeros and six ones were revealed: silence turned the majority into the minority.
        assertThat(((Committee.Pinging) story.state()).members().keys())
                .extracting(ParticipantId::name)
                .containsExactly("m02", "m03", "m04", "m05", "m06");
    }

    @Test
    void laterVotesAreCommittedInTheirCycleAndNobodySeesThem() {
        var story = counted(0);
        String commitment = commitment("m07", 2, 1);
        story.thenWork(
                        "m07",
                        new Work.SealVote(
                                ID, new ParticipantId("m07"), 2, ((Committee.Electing) story.state()).closes()))
                .when(new CommitVote(2, commitment), participant("m07"))
                .then(new VoteCommitted(2, new ParticipantId("m07"), commitment))
                .when(new CommitVote(2, commitment), participant("m07"))
                .thenUnchanged()
                .when(new CommitVote(2, commitment("m07", 2, 0)), participant("m07"))
                .thenRefused(new AlreadyVoted(ID, new ParticipantId("m07"), 2))
                .thenState(
                        state -> assertThat(((Committee.Electing) state).votes().isEmpty())
                                .isTrue());
    }

    @Test
    void whoDidNotCommitCannotReveal() {
        committed("0001")
                .whenWoken()
                .when(reveal("m12", 2, 1), participant("m12"))
                .thenRefused(new NotCommitted(ID, new ParticipantId("m12"), 2))
                .thenWork("m12");
    }

    @Test
    void aVoteOfAnotherCycleOrMinerIsNoOpening() {
        assertThat(commitment("a", 1, 0)).isNotEqualTo(commitment("a", 2, 0)).isNotEqualTo(commitment("b", 1, 0));
        assertThat(commitment(name(1), 1, 0)).isNotEqualTo(commitment(name(1), 1, 1));
    }

    @Test
    void aTaskThatHasEndedLetsEverybodyGoWhileVotesAreRevealed() {
        var story = revealing().when(new CommitteeCommand.Disband(), FROM_TASK);
        assertThat(story.sends()).hasSize(13);
    }
}
