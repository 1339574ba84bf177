package assay.domain.committee;

import static assay.domain.committee.ElectionStories.BUSY;
import static assay.domain.committee.ElectionStories.ID;
import static assay.domain.committee.ElectionStories.PROOFS;
import static assay.domain.committee.ElectionStories.STAKE;
import static assay.domain.committee.ElectionStories.TASK;
import static assay.domain.committee.ElectionStories.VRF;
import static assay.domain.committee.ElectionStories.anchor;
import static assay.domain.committee.ElectionStories.anchored;
import static assay.domain.committee.ElectionStories.lots;
import static assay.domain.committee.ElectionStories.miner;
import static assay.domain.committee.ElectionStories.name;
import static assay.domain.committee.ElectionStories.proven;
import static assay.domain.committee.ElectionStories.proving;
import static assay.domain.committee.ElectionStories.provingVerifiers;
import static assay.domain.committee.ElectionStories.recruiting;
import static assay.domain.committee.ElectionStories.recruitingVerifiers;
import static assay.domain.kit.Story.participant;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.committee.CommitteeCommand.ProveLots;
import assay.domain.committee.CommitteeCommand.Register;
import assay.domain.committee.CommitteeEvent.CommitteeFailed;
import assay.domain.committee.CommitteeEvent.MembersChosen;
import assay.domain.committee.CommitteeRejection.BadTicket;
import assay.domain.committee.CommitteeRejection.KeyTaken;
import assay.domain.committee.CommitteeRejection.ProofNotValid;
import assay.domain.committee.DrawEvent.ProofsMissed;
import assay.domain.committee.DrawEvent.ProofsOpened;
import assay.domain.committee.DrawEvent.SeatsDrawn;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.miner.MinerCommand.Engage;
import assay.domain.miner.MinerCommand.Slash;
import assay.domain.task.TaskCommand;
import assay.domain.verification.VerifierSeat;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LotDrawTest {
    @Test
    void aCandidateIsBoundWithTheStakeForAllItsLots() {
        recruiting(ElectionRule.SORTITION)
                .when(lots("a", 3), participant("a"))
                .thenSends(new Send(miner("a"), new Engage(TASK, STAKE.times(3), true)));
    }

    @Test
    void everyCandidateNeedsAKeyOfItsOwn() {
        ParticipantId b = new ParticipantId("b");
        recruiting(ElectionRule.SORTITION)
                .when(lots("a", 0), participant("a"))
                .thenRefused(BadTicket.class)
                .when(lots("a", 257), participant("a"))
                .thenRefused(BadTicket.class)
                .when(lots("a", 1), participant("b"))
                .thenRefused(BadTicket.class)
                .when(lots("a", 1), participant("a"))
                .when(
                        new Register(true, "b:1", 0, Ticket.forLots(1, VRF.key("a"), VRF.possession("a", b))),
                        participant("b"))
                .thenRefused(new KeyTaken(ID, b));
    }

    @Test
    void allSitWhenThereIsASeatForEveryLot() {
        var story = recruiting(ElectionRule.SORTITION);
        for (String name : List.of("a", "b", "c")) {
            story = story.when(lots(name, name.equals("c") ? 3 : 1), participant(name))
                    .whenDone(miner(name));
        }
        assertThat(story.whenWoken().events())
                .filteredOn(SeatsDrawn.class::isInstance)
                .singleElement()
                .satisfies(drawn -> assertThat(((SeatsDrawn) drawn).seats())
                        .extracting(Seat::seats)
                        .containsExactly(1, 1, 3));
    }

    @Test
    void seatsAreDrawnOnceAllHaveProvenAndEverybodyCanRepeatIt() {
        var story = proving(7, 2);
        ProofsOpened opened = (ProofsOpened) story.events().get(story.events().size() - 1);
        assertThat(opened)
                .isEqualTo(new ProofsOpened(1, opened.seed(), story.now().plus(PROOFS)));
        for (int i = 0; i < 7; i++) {
            story = story.when(new ProveLots(1, VRF.prove("somebody", opened.seed())), participant(name(i)))
                    .thenRefused(new ProofNotValid(ID, new ParticipantId(name(i))));
            story = proven(story, name(i));
        }
        SeatsDrawn drawn = (SeatsDrawn) story.events().stream()
                .filter(SeatsDrawn.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(drawn.seats().stream().mapToInt(Seat::seats).sum()).isGreaterThanOrEqualTo(5);
        List<ParticipantId> all = new ArrayList<>(drawn.reserves());
        all.addAll(drawn.passedOver());
        drawn.seats().forEach(seat -> all.add(seat.member()));
        assertThat(new TreeSet<>(all)).hasSize(7).hasSameSizeAs(all);
        assertThat(drawn.reserves()).hasSizeLessThanOrEqualTo(2);
        assertThat(story.events()).last().isInstanceOf(MembersChosen.class);
        // Whoever is next on the bench is the first reserve.
        var pinging = (Committee.Pinging) story.state();
        assertThat(assay.domain.election.Lots.succession(pinging.beacon(), pinging.bench()))
                .isEqualTo(drawn.reserves());
    }

    @Test
    void whoProvesNothingIsOutAndLosesASlice() {
        var story = proving(7, 2);
        for (int i = 1; i < 7; i++) story = proven(story, name(i));
        story = story.whenWoken();
        assertThat(story.events()).contains(new ProofsMissed(List.of(new ParticipantId(name(0)))));
        assertThat(story.sends()).anyMatch(send -> send.to().equals(miner(name(0))) && send.command() instanceof Slash);
    }

    @Test
    void tooFewProofsAreAskedForAgainAndAtLastTheElectionFails() {
        var story = proven(proven(proving(7, 2), name(0)), name(1)).whenWoken();
        assertThat(story.events()).hasSize(1).first().isInstanceOf(ProofsOpened.class);
        var enough = proven(story, name(2));
        assertThat(enough.whenWoken().state()).isInstanceOf(Committee.Pinging.class);
        assertThat(story.whenWoken().whenWoken().events())
                .last()
                .isEqualTo(new CommitteeFailed(
                        "only 2 of at least 3 candidates proved their lots in 3 attempts",
                        List.of(new ParticipantId(name(0)), new ParticipantId(name(1)))));
    }

    @Test
    void whereLotsSeatVerifiersEverybodyBringsTheEndOfItsChain() {
        recruitingVerifiers(3)
                .when(lots("a", 1), participant("a"))
                .thenRefused(BadTicket.class)
                .when(anchored("a", 1), participant("a"));
        recruiting(ElectionRule.SORTITION)
                .when(anchored("a", 1), participant("a"))
                .thenRefused(BadTicket.class);
    }

    @Test
    void verifiersStayBoundAndAreHandedToTheTaskWithTheMembers() {
        var story = provingVerifiers(8);
        for (int i = 0; i < 8; i++) story = proven(story, name(i));
        SeatsDrawn drawn = (SeatsDrawn) story.events().stream()
                .filter(SeatsDrawn.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(drawn.verifiers()).hasSize(3).allSatisfy(seat -> assertThat(seat.anchor())
                .isEqualTo(anchor(seat.verifier().name())));
        List<ParticipantId> verifiers =
                drawn.verifiers().stream().map(VerifierSeat::verifier).toList();
        assertThat(drawn.seats()).noneMatch(seat -> verifiers.contains(seat.member()));
        assertThat(story.state().engaged()).containsAll(verifiers);
        assertThat(story.sends())
                .noneMatch(
                        send -> verifiers.contains(new ParticipantId(send.to().name())));
        assertThat(story.whenWoken().sends())
                .extracting(Send::command)
                .filteredOn(TaskCommand.CommitteeElected.class::isInstance)
                .singleElement()
                .satisfies(said -> assertThat(((TaskCommand.CommitteeElected) said).verifiers())
                        .isEqualTo(drawn.verifiers()));
        assertThat(story.whenWoken()
                        .when(new CommitteeCommand.Disband(), ElectionStories.FROM_TASK)
                        .sends())
                .extracting(Send::to)
                .containsAll(verifiers.stream().map(who -> miner(who.name())).toList());
    }

    /** Five seats for six names with two lots each; but three of the names have to verify, so three are members. */
    @Test
    void namesAreKeptForVerifyingEvenWhereThereIsASeatForAll() {
        var story = provingVerifiers(6);
        for (int i = 0; i < 6; i++) story = proven(story, name(i));
        SeatsDrawn drawn = (SeatsDrawn) story.events().stream()
                .filter(SeatsDrawn.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(drawn.seats()).hasSize(3);
        assertThat(drawn.verifiers()).hasSize(3);
        assertThat(drawn.reserves()).isEmpty();
    }

    @Test
    void tooFewForMembersAndVerifiersFailTheElectionInTheEnd() {
        var story = provingVerifiers(6);
        for (int i = 0; i < 5; i++) story = proven(story, name(i));
        assertThat(story.whenWoken().events()).hasSize(1).first().isInstanceOf(ProofsOpened.class);
        CommitteeFailed failed = (CommitteeFailed)
                story.whenWoken().whenWoken().whenWoken().events().get(1);
        assertThat(failed.reason())
                .isEqualTo("only 5 of at least 6 candidates (3 members, 3 verifiers) proved their lots in 3 attempts");
        assertThat(provingVerifiers(5).state()).isInstanceOf(Committee.Recruiting.class);
        assertThat(provingVerifiers(5).whenWoken().events())
                .last()
                .isInstanceOfSatisfying(CommitteeFailed.class, late -> assertThat(late.reason())
                        .isEqualTo("only 5 of at least 6 candidates (3 members, 3 verifiers) had registered by the"
                                + " deadline"));
    }

    @Test
    void oneThatServesTooManyTasksMayTryAgainLater() {
        var story = recruiting(ElectionRule.MINORITY)
                .when(new Register(true, "a:1", 1), participant("a"))
                .whenRefused(miner("a"), BUSY)
                .thenWork("a")
                .whenWoken();
        assertThat(story.state()).isInstanceOf(Committee.Recruiting.class);
        assertThat(story.now()).isBefore(ElectionStories.DEADLINE);
        var again = story.state() instanceof Committee.Recruiting now
                        && now.turnedAway().isEmpty()
                ? story
                : story.whenWoken();
        assertThat(new CommitteeEntity().work(again.state(), new ParticipantId("a"), again.now()))
                .extracting(assay.domain.participant.Work::key)
                .containsExactly("register-1");
        again.when(new Register(true, "a:1", 1), participant("a"))
                .whenDone(miner("a"))
                .then(new CommitteeEvent.CandidateAdmitted(new ParticipantId("a")));
    }
}
