package assay.domain.committee;

import static assay.domain.kit.Story.START;
import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.given;
import static assay.domain.kit.Story.participant;

import assay.domain.board.Listing;
import assay.domain.committee.CommitteeCommand.CommitVote;
import assay.domain.committee.CommitteeCommand.Disband;
import assay.domain.committee.CommitteeCommand.ProveLots;
import assay.domain.committee.CommitteeCommand.Recruit;
import assay.domain.committee.CommitteeCommand.Register;
import assay.domain.committee.CommitteeCommand.RevealVote;
import assay.domain.election.SealedVote;
import assay.domain.election.Vrf;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.kit.HashVrf;
import assay.domain.kit.Story;
import assay.domain.miner.MinerRejection.TooManyTasks;
import assay.domain.money.Credits;
import assay.domain.offence.Offence;
import assay.domain.offence.SlashingTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Stories of elections by sealed votes and by lot, and of candidates that are asked back. */
final class ElectionStories {
    static final EntityId ID = new EntityId(EntityType.COMMITTEE, "t-1");
    static final EntityId TASK = new EntityId(EntityType.TASK, "t-1");
    static final Origin FROM_TASK = entity("task/t-1");
    static final Credits STAKE = Credits.of(5);
    static final Instant DEADLINE = START.plus(Duration.ofHours(1));
    static final Duration REVEAL = Duration.ofSeconds(7);
    static final Duration PROOFS = Duration.ofSeconds(8);
    static final SlashingTable TABLE =
            new SlashingTable(List.of(new SlashingTable.Penalty(Offence.NO_REVEAL, 100_000)), 0);
    static final Vrf VRF = new HashVrf();
    static final TooManyTasks BUSY = new TooManyTasks(miner("a"), 4);

    private ElectionStories() {}

    static CommitteeRules rules(String election) {
        Duration window = Duration.ofSeconds(10);
        BallotRules ballot = new BallotRules(REVEAL, PROOFS, 2);
        return new CommitteeRules(3, 5, STAKE, election, window, window, window, window, window, ballot);
    }

    static Story<Committee, CommitteeEvent> recruiting(String election) {
        Listing listing = new Listing(TASK, new ParticipantId("client"), "Digits", "training", Credits.of(100), STAKE);
        return given(new CommitteeEntity(() -> VRF), "t-1")
                .when(new Recruit(listing, rules(election), false, DEADLINE, TABLE), FROM_TASK);
    }

    // Sealed votes.

    static Register sealed(String name, int vote) {
        return new Register(true, name + ":1", 0, Ticket.sealed(commitment(name, 1, vote)));
    }

    static String commitment(String name, int cycle, int vote) {
        return SealedVote.commitment(TASK, cycle, new ParticipantId(name), vote, "nonce of " + name);
    }

    static RevealVote reveal(String name, int cycle, int vote) {
        return new RevealVote(cycle, vote, "nonce of " + name);
    }

    /** Thirteen have registered with sealed votes, seven zeros and six ones; they are asked to reveal. */
    static Story<Committee, CommitteeEvent> revealing() {
        Story<Committee, CommitteeEvent> story = recruiting(ElectionRule.SEALED);
        for (int i = 0; i < 13; i++) {
            story = story.when(sealed(name(i), vote(i)), participant(name(i))).whenDone(miner(name(i)));
        }
        return story.whenWoken();
    }

    /** All but the first {@code silent} have revealed, and the cycle was counted. */
    static Story<Committee, CommitteeEvent> counted(int silent) {
        Story<Committee, CommitteeEvent> story = revealing();
        for (int i = silent; i < 13; i++) story = story.when(reveal(name(i), 1, vote(i)), participant(name(i)));
        return silent == 0 ? story : story.whenWoken();
    }

    /** The six ones are left, and have committed to the votes {@code votes} in cycle 2. */
    static Story<Committee, CommitteeEvent> committed(String votes) {
        Story<Committee, CommitteeEvent> story = counted(0);
        for (int i = 0; i < votes.length(); i++) {
            String name = name(7 + i);
            String commitment = commitment(name, 2, votes.charAt(i) - '0');
            story = story.when(new CommitVote(2, commitment), participant(name));
        }
        return story;
    }

    private static int vote(int i) {
        return i < 7 ? 0 : 1;
    }

    static String name(int i) {
        return "m%02d".formatted(i);
    }

    // Lots.

    static Register lots(String name, int lots) {
        Ticket ticket = Ticket.forLots(lots, VRF.key(name), VRF.possession(name, new ParticipantId(name)));
        return new Register(true, name + ":1", 0, ticket);
    }

    static String anchor(String name) {
        return Sha256.of("anchor").with(name).hex();
    }

    static Register anchored(String name, int lots) {
        Register bare = lots(name, lots);
        return new Register(true, name + ":1", 0, bare.ticket().anchored(anchor(name)));
    }

    static Story<Committee, CommitteeEvent> recruitingVerifiers(int verifiers) {
        Listing listing = new Listing(TASK, new ParticipantId("client"), "Digits", "training", Credits.of(100), STAKE);
        CommitteeRules rules = rules(ElectionRule.SORTITION).with(new Quotas(verifiers));
        return given(new CommitteeEntity(() -> VRF), "t-1")
                .when(new Recruit(listing, rules, false, DEADLINE, TABLE), FROM_TASK);
    }

    /** So many candidates with two lots each are asked for proofs; three of them are to verify. */
    static Story<Committee, CommitteeEvent> provingVerifiers(int candidates) {
        Story<Committee, CommitteeEvent> story = recruitingVerifiers(3);
        for (int i = 0; i < candidates; i++) {
            story = story.when(anchored(name(i), 2), participant(name(i))).whenDone(miner(name(i)));
        }
        return story.whenWoken();
    }

    /** So many candidates with so many lots each are asked for proofs. */
    static Story<Committee, CommitteeEvent> proving(int candidates, int lots) {
        Story<Committee, CommitteeEvent> story = recruiting(ElectionRule.SORTITION);
        for (int i = 0; i < candidates; i++) {
            story = story.when(lots(name(i), lots), participant(name(i))).whenDone(miner(name(i)));
        }
        return story.whenWoken();
    }

    static Story<Committee, CommitteeEvent> proven(Story<Committee, CommitteeEvent> story, String name) {
        Committee.Proving now = (Committee.Proving) story.state();
        return story.when(new ProveLots(now.attempt(), VRF.prove(name, now.seed())), participant(name));
    }

    // Asked back.

    /** Nobody votes in the second cycle: the outvoted are asked back. */
    static Story<Committee, CommitteeEvent> recalling() {
        return counted(0).whenWoken();
    }

    /** Everything that is asked of a candidate that comes back is answered, in order. */
    static Story<Committee, CommitteeEvent> returned(Story<Committee, CommitteeEvent> story, ParticipantId who) {
        // Its release as a loser is answered first.
        return story.whenDone(miner(who.name())).whenDone(miner(who.name()));
    }

    static Story<Committee, CommitteeEvent> refused(Story<Committee, CommitteeEvent> story, ParticipantId who) {
        return story.whenDone(miner(who.name())).whenRefused(miner(who.name()), BUSY);
    }

    static List<ParticipantId> asked(Story<Committee, CommitteeEvent> story) {
        return ((Committee.Recalling) story.state()).asked();
    }

    static EntityId miner(String name) {
        return new EntityId(EntityType.MINER, name);
    }

    /** All of them, for the contract. */
    static List<Story<Committee, CommitteeEvent>> all() {
        Story<Committee, CommitteeEvent> back = recalling();
        for (ParticipantId who : asked(back)) back = returned(back, who);
        Story<Committee, CommitteeEvent> nobody = recalling();
        while (nobody.state() instanceof Committee.Recalling now)
            nobody = refused(nobody, now.asked().get(0));
        Story<Committee, CommitteeEvent> drawn = proving(7, 2);
        for (int i = 1; i < 7; i++) drawn = proven(drawn, name(i));
        Story<Committee, CommitteeEvent> mute = recruiting(ElectionRule.SEALED);
        for (int i = 0; i < 6; i++)
            mute = mute.when(sealed(name(i), 1), participant(name(i))).whenDone(miner(name(i)));
        return List.of(
                mute.whenWoken().whenWoken(),
                back,
                nobody,
                drawn.when(new ProveLots(1, "nonsense"), participant("m00")).whenWoken(),
                proving(7, 2).whenWoken().whenWoken().whenWoken(),
                proving(3, 1),
                proving(7, 2).when(new Disband(), FROM_TASK),
                revealing().when(new Disband(), FROM_TASK),
                recalling().when(new Disband(), FROM_TASK),
                committed("000")
                        .when(new CommitVote(2, "short"), participant("m10"))
                        .whenWoken()
                        .when(reveal("m07", 2, 1), participant("m07"))
                        .when(reveal("m10", 2, 1), participant("m10")),
                counted(2),
                recruiting(ElectionRule.SORTITION)
                        .when(sealed("a", 1), participant("a"))
                        .when(lots("a", 2), participant("a"))
                        .when(
                                new Register(
                                        true,
                                        "b:1",
                                        0,
                                        Ticket.forLots(1, VRF.key("a"), VRF.possession("a", new ParticipantId("b")))),
                                participant("b"))
                        .whenRefused(miner("a"), BUSY)
                        .whenWoken()
                        .whenWoken());
    }
}
