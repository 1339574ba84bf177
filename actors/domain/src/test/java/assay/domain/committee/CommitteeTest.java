package assay.domain.committee;

import static assay.domain.kit.Story.START;
import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.given;
import static assay.domain.kit.Story.participant;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.board.Listing;
import assay.domain.committee.Committee.Seated;
import assay.domain.committee.CommitteeCommand.CastVote;
import assay.domain.committee.CommitteeCommand.Disband;
import assay.domain.committee.CommitteeCommand.OrderSegments;
import assay.domain.committee.CommitteeCommand.Recruit;
import assay.domain.committee.CommitteeCommand.Register;
import assay.domain.committee.CommitteeCommand.ReplaceMember;
import assay.domain.committee.CommitteeCommand.ReportPings;
import assay.domain.committee.CommitteeCommand.SubmitRanking;
import assay.domain.committee.CommitteeEvent.CandidateAdmitted;
import assay.domain.committee.CommitteeEvent.CandidateApplied;
import assay.domain.committee.CommitteeEvent.CandidateTurnedAway;
import assay.domain.committee.CommitteeEvent.CommitteeDisbanded;
import assay.domain.committee.CommitteeEvent.CommitteeFailed;
import assay.domain.committee.CommitteeEvent.CycleCounted;
import assay.domain.committee.CommitteeEvent.CycleOpened;
import assay.domain.committee.CommitteeEvent.MemberLost;
import assay.domain.committee.CommitteeEvent.MemberReplaced;
import assay.domain.committee.CommitteeEvent.MembersChosen;
import assay.domain.committee.CommitteeEvent.MembersDrawn;
import assay.domain.committee.CommitteeEvent.MembersRanked;
import assay.domain.committee.CommitteeEvent.PingsReported;
import assay.domain.committee.CommitteeEvent.RankingOpened;
import assay.domain.committee.CommitteeEvent.RankingSubmitted;
import assay.domain.committee.CommitteeEvent.RecruitingBegan;
import assay.domain.committee.CommitteeEvent.RegistrationClosed;
import assay.domain.committee.CommitteeEvent.RegistrationExtended;
import assay.domain.committee.CommitteeEvent.ReplacementSought;
import assay.domain.committee.CommitteeEvent.ReplacementTurnedAway;
import assay.domain.committee.CommitteeEvent.SegmentsOrdered;
import assay.domain.committee.CommitteeEvent.VoteCast;
import assay.domain.committee.CommitteeRejection.AlreadyAnswered;
import assay.domain.committee.CommitteeRejection.AlreadyRegistered;
import assay.domain.committee.CommitteeRejection.AlreadyVoted;
import assay.domain.committee.CommitteeRejection.AskedOtherwise;
import assay.domain.committee.CommitteeRejection.BadEndpoint;
import assay.domain.committee.CommitteeRejection.BadPings;
import assay.domain.committee.CommitteeRejection.BadRanking;
import assay.domain.committee.CommitteeRejection.BadSegments;
import assay.domain.committee.CommitteeRejection.BadVote;
import assay.domain.committee.CommitteeRejection.ClientMayNotMine;
import assay.domain.committee.CommitteeRejection.CycleNotCurrent;
import assay.domain.committee.CommitteeRejection.NotAMember;
import assay.domain.committee.CommitteeRejection.NotStanding;
import assay.domain.committee.CommitteeRejection.TooManyCandidates;
import assay.domain.committee.CommitteeRejection.TurnedAway;
import assay.domain.committee.CommitteeRejection.Unreachable;
import assay.domain.committee.CommitteeRejection.UnusableTerms;
import assay.domain.election.CycleKind;
import assay.domain.election.MinorityRule;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.NotUnderstood;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;
import assay.domain.entity.Send;
import assay.domain.kit.EntityContract;
import assay.domain.kit.Story;
import assay.domain.miner.Admission;
import assay.domain.miner.MinerCommand.Engage;
import assay.domain.miner.MinerCommand.Release;
import assay.domain.miner.MinerRejection;
import assay.domain.money.Credits;
import assay.domain.participant.Work;
import assay.domain.reputation.StandingRules;
import assay.domain.task.TaskCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommitteeTest extends EntityContract<Committee, CommitteeEvent> {
    private static final EntityId ID = new EntityId(EntityType.COMMITTEE, "t-1");
    private static final EntityId TASK = new EntityId(EntityType.TASK, "t-1");
    private static final Origin FROM_TASK = entity("task/t-1");
    private static final Credits STAKE = Credits.of(5);
    private static final Instant DEADLINE = START.plus(Duration.ofHours(1));
    private static final Instant WINDOW_OVER = START.plusSeconds(60);
    private static final Listing LISTING =
            new Listing(TASK, new ParticipantId("client"), "Digits", "training", Credits.of(100), STAKE);
    private static final NotNow BUSY = new NotNow(miner("a"), "Engage", "engaged elsewhere");
    private static final List<String> HASHES = List.of("h1", "h2", "h3", "h4", "h5");

    private static final Story<Committee, CommitteeEvent> FRESH =
            given(new CommitteeEntity(() -> ElectionStories.VRF), "t-1");
    private static final Story<Committee, CommitteeEvent> RECRUITING = FRESH.when(recruit(3, 5), FROM_TASK);

    private static final Story<Committee, CommitteeEvent> INVITING = FRESH.when(
            new Recruit(
                    new Listing(
                            TASK,
                            id("client"),
                            "Digits",
                            "training",
                            Credits.of(100),
                            STAKE,
                            List.of("gpu"),
                            false,
                            new StandingRules(true, 100_000, 1)),
                    rules(3, 5),
                    false,
                    DEADLINE),
            FROM_TASK);

    private static final Story<Committee, CommitteeEvent> CROWDED = crowded();
    private static final List<Story<Committee, CommitteeEvent>> STORIES = told();

    // Registration.

    @Test
    void aTaskAsksForACommitteeAndMinersApply() {
        RECRUITING
                .then(new RecruitingBegan(terms(3, 5), WINDOW_OVER))
                .thenWork("a", new Work.Register(ID, LISTING, WINDOW_OVER))
                .when(register("a", 1), participant("a"))
                .then(new CandidateApplied(id("a"), "a:1", 1))
                .thenSends(new Send(miner("a"), new Engage(TASK, STAKE)))
                .thenWork("a")
                .whenDone(miner("a"))
                .then(new CandidateAdmitted(id("a")))
                .thenWork("a");
    }

    @Test
    void askingAgainChangesNothingAndAskingOtherwiseIsRefused() {
        RECRUITING
                .when(recruit(3, 5), FROM_TASK)
                .thenUnchanged()
                .when(recruit(3, 6), FROM_TASK)
                .thenRefused(new AskedOtherwise(ID, "Recruit"))
                .when(register("a", 1), participant("a"))
                .when(register("a", 1), participant("a"))
                .thenUnchanged()
                .when(register("a", 0), participant("a"))
                .thenRefused(new AlreadyRegistered(ID, id("a")));
    }

    @Test
    void termsThatNoCommitteeCanMeetAreRefused() {
        FRESH.when(recruit(0, 5), FROM_TASK)
                .thenRefused(new UnusableTerms(ID, "minimum", "0", "at least 1"))
                .when(recruit(3, 2), FROM_TASK)
                .thenRefused(UnusableTerms.class)
                .when(recruit(3, 5), FROM_TASK, DEADLINE)
                .thenRefused(UnusableTerms.class);
    }

    @Test
    void onlyTheTaskOfTheSameNameCommands() {
        FRESH.when(recruit(3, 5), entity("task/t-2"))
                .thenRefused(NotAllowed.class)
                .when(recruit(3, 5), participant("client"))
                .thenRefused(NotAllowed.class)
                .when(new Disband(), participant("client"))
                .thenRefused(NotAllowed.class)
                .when(register("a", 1), FROM_TASK)
                .thenRefused(NotAllowed.class)
                .when(register("a", 1), participant("a"))
                .thenRefused(NotNow.class)
                .when(new TaskCommand.JoinTask(), participant("a"))
                .thenRefused(NotUnderstood.class);
    }

    @Test
    void whoCannotBeAMemberIsNoCandidate() {
        RECRUITING
                .when(register("client", 1), participant("client"))
                .thenRefused(new ClientMayNotMine(ID, id("client")))
                .thenWork("client")
                .when(new Register(false, "a:1", 1), participant("a"))
                .thenRefused(new Unreachable(ID, id("a")))
                .when(new Register(true, "a:1", 2), participant("a"))
                .thenRefused(new BadVote(ID, 2))
                .when(new Register(true, "nowhere", 1), participant("a"))
                .thenRefused(new BadEndpoint(ID, "nowhere"));
        FRESH.when(new Recruit(LISTING, rules(3, 5), true, DEADLINE), FROM_TASK)
                .when(register("client", 1), participant("client"))
                .then(new CandidateApplied(id("client"), "client:1", 1));
    }

    @Test
    void aNewcomerIsAskedAgainForAPlaceThatIsKeptForNewcomers() {
        StandingRules rules = new StandingRules(true, 100_000, 1);
        Listing choosy = new Listing(
                TASK, id("client"), "Digits", "training", Credits.of(100), STAKE, List.of("gpu"), false, rules);
        Admission asked = new Admission(List.of("gpu"), rules, false);
        Rejection isNew = new MinerRejection.StandingTooLow(miner("a"), 100_000, 0, true);
        Rejection isKnown = new MinerRejection.StandingTooLow(miner("c"), 100_000, 0, false);
        INVITING.then(new RecruitingBegan(new Terms(choosy, rules(3, 5), false, DEADLINE), WINDOW_OVER))
                .when(register("a", 1), participant("a"))
                .thenSends(new Send(miner("a"), new Engage(TASK, STAKE, false, asked)))
                .whenRefused(miner("a"), isNew)
                .then(new CommitteeEvent.NewcomerInvited(id("a")))
                .thenSends(new Send(miner("a"), new Engage(TASK, STAKE, false, asked.asNewcomer())))
                .when(register("a", 1), participant("a"))
                .thenUnchanged()
                .whenDone(miner("a"))
                .then(new CandidateAdmitted(id("a")))
                .when(register("b", 1), participant("b"))
                .whenRefused(miner("b"), isNew)
                .then(new CandidateTurnedAway(id("b"), isNew.message()))
                .when(register("c", 1), participant("c"))
                .whenRefused(miner("c"), isKnown)
                .then(new CandidateTurnedAway(id("c"), isKnown.message()));
    }

    @Test
    void aMinerThatCannotBeBoundIsTurnedAwayForGood() {
        RECRUITING
                .when(register("a", 1), participant("a"))
                .whenRefused(miner("a"), BUSY)
                .then(new CandidateTurnedAway(id("a"), BUSY.message()))
                .thenWork("a")
                .when(register("a", 1), participant("a"))
                .thenRefused(new TurnedAway(ID, id("a"), BUSY.message()));
    }

    @Test
    void whoeverIsNotBoundWhenTheWindowEndsIsOutAndLetGo() {
        applied(RECRUITING, "a", "b", "c")
                .when(register("d", 1), participant("d"))
                .whenWoken()
                .then(
                        new RegistrationClosed(3, List.of(id("d"))),
                        new MembersChosen(ids("a", "b", "c"), WINDOW_OVER.plusSeconds(20)))
                .thenSends(new Send(TASK, new TaskCommand.ElectionBegan(3)), release("d"))
                .whenDone(miner("d"))
                .thenUnchanged();
    }

    @Test
    void tooFewKeepRegistrationOpenUntilThereAreEnough() {
        Story<Committee, CommitteeEvent> extended =
                applied(RECRUITING, "a", "b").whenWoken().then(new RegistrationExtended(DEADLINE));
        extended.thenWork("c", new Work.Register(ID, LISTING, DEADLINE))
                .after(Duration.ofMinutes(5))
                .when(register("c", 0), participant("c"))
                .whenDone(miner("c"))
                .then(
                        new CandidateAdmitted(id("c")),
                        new RegistrationClosed(3, List.of()),
                        new MembersChosen(ids("a", "b", "c"), WINDOW_OVER.plusSeconds(320)));
    }

    @Test
    void tooFewAtTheDeadlineFailTheCommittee() {
        String reason = "only 2 of at least 3 candidates had registered by the deadline";
        applied(RECRUITING, "a", "b")
                .when(register("c", 1), participant("c"))
                .whenWoken()
                .whenWoken()
                .then(new CommitteeFailed(reason, ids("a", "b", "c")))
                .thenSends(
                        new Send(TASK, new TaskCommand.CommitteeFailed(reason)),
                        release("a"),
                        release("b"),
                        release("c"))
                .when(new Disband(), FROM_TASK)
                .thenUnchanged();
    }

    @Test
    void moreMinersThanTheLimitAreRefused() {
        Story<Committee, CommitteeEvent> full = CROWDED;
        full.when(register("late", 1), participant("late"))
                .thenRefused(new TooManyCandidates(ID, Committee.MAX_CANDIDATES))
                .thenWork("late");
    }

    // Election.

    @Test
    void theMinorityStaysAndTheOthersAreLetGo() {
        electing()
                .then(
                        new RegistrationClosed(13, List.of()),
                        counted(
                                1,
                                7,
                                6,
                                CycleKind.REDUCED,
                                6,
                                List.of(),
                                ids("m00", "m01", "m02", "m03", "m04", "m05", "m06")),
                        new CycleOpened(2, WINDOW_OVER.plusSeconds(10)))
                .thenWork("m00")
                .thenWork("m07", new Work.Vote(ID, 2, WINDOW_OVER.plusSeconds(10)))
                .thenState(state -> assertThat(state.engaged()).hasSize(6));
        assertThat(electing().sends())
                .hasSize(8)
                .contains(new Send(TASK, new TaskCommand.ElectionBegan(13)), release("m00"));
    }

    @Test
    void aCycleClosesEarlyWhenAllHaveVoted() {
        votes(electing(), 2, "000001", "m07", "m08", "m09", "m10", "m11", "m12")
                .then(
                        new VoteCast(2, id("m12"), 1),
                        counted(2, 5, 1, CycleKind.SMALL_MINORITY, 6, List.of(), List.of()),
                        new CycleOpened(3, WINDOW_OVER.plusSeconds(10)));
    }

    @Test
    void silentVotersAreOutForGoodAndTheRestMayBeFewEnough() {
        votes(electing(), 2, "0001", "m07", "m08", "m09", "m10")
                .thenWork("m07")
                .whenWoken()
                .then(
                        counted(2, 3, 1, CycleKind.FINISHED, 4, ids("m11", "m12"), List.of()),
                        new MembersChosen(ids("m07", "m08", "m09", "m10"), WINDOW_OVER.plusSeconds(30)))
                .thenSends(release("m11"), release("m12"));
    }

    @Test
    void fewerThanTheMinimumLeftCallOutvotedCandidatesBack() {
        votes(electing(), 2, "01", "m07", "m08")
                .whenWoken()
                .then(
                        counted(2, 1, 1, CycleKind.TOO_FEW, 2, ids("m09", "m10", "m11", "m12"), List.of()),
                        new RecallEvent.BenchRecalled(ids("m01")));
    }

    @Test
    void votesAreCountedOnceAndInTheirCycleOnly() {
        electing()
                .when(new CastVote(2, 1), participant("m00"))
                .thenRefused(new NotStanding(ID, id("m00")))
                .when(new CastVote(1, 1), participant("m07"))
                .thenRefused(new CycleNotCurrent(ID, 1, 2))
                .when(new CastVote(2, 3), participant("m07"))
                .thenRefused(new BadVote(ID, 3))
                .when(new CastVote(2, 1), participant("m07"))
                .then(new VoteCast(2, id("m07"), 1))
                .when(new CastVote(2, 1), participant("m07"))
                .thenUnchanged()
                .when(new CastVote(2, 0), participant("m07"))
                .thenRefused(new AlreadyVoted(ID, id("m07"), 2));
    }

    @Test
    void afterSixteenRepeatedCyclesLotsDecide() {
        Story<Committee, CommitteeEvent> drawn = drawn();
        CommitteeEvent.MembersDrawn draw = drawn.events().stream()
                .filter(MembersDrawn.class::isInstance)
                .map(MembersDrawn.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(draw.drawn()).hasSize(5);
        assertThat(draw.passedOver()).hasSize(1);
        drawn.thenSends(release(draw.passedOver().get(0).name()));
        assertThat(drawn.state()).isInstanceOf(Committee.Pinging.class);
        assertThat(((Committee.Pinging) drawn.state())
                        .bench()
                        .get(draw.passedOver().get(0)))
                .contains(1 + MinorityRule.MAX_REPEATS);
    }

    // Leader and follower.

    @Test
    void thePairsPingsNameLeaderAndFollower() {
        Story<Committee, CommitteeEvent> pinging = pinging();
        pinging.thenWork(
                "a",
                new Work.MeasurePeers(
                        ID, List.of(new Peer(id("b"), "b:1"), new Peer(id("c"), "c:1")), WINDOW_OVER.plusSeconds(20)));
        // b is near to both, a and c are far from one another.
        List<Standing> standings =
                List.of(new Standing(id("b"), 2), new Standing(id("c"), 1), new Standing(id("a"), 0));
        pinging.when(pings("b", 10, "c", 90), participant("a"))
                .then(new PingsReported(id("a"), pings("b", 10, "c", 90).pings()))
                .thenWork("a")
                .when(pings("a", 12, "c", 8), participant("b"))
                .when(pings("a", 80, "b", 8), participant("c"))
                .then(new PingsReported(id("c"), pings("a", 80, "b", 8).pings()), new MembersRanked(standings))
                .thenSends(new Send(TASK, new TaskCommand.CommitteeElected(standings)));
    }

    @Test
    void nobodyFlattersItself() {
        // c claims to be next door to everybody; what the others say of it counts.
        pinging()
                .when(pings("b", 10, "c", 500), participant("a"))
                .when(pings("a", 10, "c", 500), participant("b"))
                .when(pings("a", 0, "b", 0), participant("c"))
                .thenState(
                        state -> assertThat(((Seated) state).roster().seats()).isEqualTo(ids("a", "b", "c")));
    }

    @Test
    void whoeverDoesNotReportIsFarFromEverybody() {
        pinging()
                .when(pings("a", 1, "c", 2), participant("b"))
                .when(pings("a", 1, "b", 2), participant("c"))
                .whenWoken()
                .then(new MembersRanked(
                        List.of(new Standing(id("b"), 1), new Standing(id("c"), 1), new Standing(id("a"), 0))));
    }

    @Test
    void pingsThatMakeNoSenseAreRefused() {
        pinging()
                .when(pings("a", 1, "b", 1), participant("a"))
                .thenRefused(BadPings.class)
                .when(pings("b", 1, "b", 2), participant("a"))
                .thenRefused(BadPings.class)
                .when(pings("b", -1, "c", 2), participant("a"))
                .thenRefused(BadPings.class)
                .when(pings("a", 1, "b", 1), participant("z"))
                .thenRefused(new NotAMember(ID, id("z")))
                .when(pings("b", 1, "c", 1), participant("a"))
                .when(pings("b", 1, "c", 1), participant("a"))
                .thenUnchanged()
                .when(pings("b", 1, "c", 2), participant("a"))
                .thenRefused(new AlreadyAnswered(ID, id("a"), "pings"));
    }

    @Test
    void aCommitteeOfOneNeedsNoPings() {
        applied(FRESH.when(recruit(1, 1), FROM_TASK), "a")
                .whenWoken()
                .then(
                        new RegistrationClosed(1, List.of()),
                        new MembersChosen(ids("a"), WINDOW_OVER.plusSeconds(20)),
                        new MembersRanked(List.of(new Standing(id("a"), 0))))
                .when(new OrderSegments(HASHES), FROM_TASK)
                .when(new SubmitRanking(HASHES), participant("a"))
                .thenState(state -> assertThat(state).isInstanceOf(Committee.Working.class));
    }

    @Test
    void aCommitteeOfTwoWorks() {
        applied(FRESH.when(recruit(2, 2), FROM_TASK), "a", "b")
                .whenWoken()
                .when(new ReportPings(List.of(new Ping(id("b"), 5))), participant("a"))
                .when(new ReportPings(List.of(new Ping(id("a"), 6))), participant("b"))
                .thenSends(new Send(
                        TASK,
                        new TaskCommand.CommitteeElected(List.of(new Standing(id("a"), 0), new Standing(id("b"), 0)))));
    }

    // Segments.

    @Test
    void theMembersRankTheSegmentsAndShareThem() {
        List<Allocation> allocation = List.of(
                new Allocation(id("a"), List.of("h5", "h2")),
                new Allocation(id("b"), List.of("h4", "h1")),
                new Allocation(id("c"), List.of("h3")));
        List<String> order = List.of("h5", "h4", "h3", "h2", "h1");
        ranking()
                .then(new RankingOpened(HASHES, WINDOW_OVER.plusSeconds(30)))
                .thenWork("a", new Work.RankSegments(ID, HASHES, WINDOW_OVER.plusSeconds(30)))
                .when(new SubmitRanking(order), participant("a"))
                .then(new RankingSubmitted(id("a"), order))
                .thenWork("a")
                .when(new SubmitRanking(order), participant("b"))
                .when(new SubmitRanking(order), participant("c"))
                .then(
                        new RankingSubmitted(id("c"), order),
                        new SegmentsOrdered(order, List.of(12L, 9L, 6L, 3L, 0L), allocation))
                .thenSends(new Send(TASK, new TaskCommand.SegmentsOrdered(order, allocation)))
                .when(new OrderSegments(HASHES), FROM_TASK)
                .thenUnchanged()
                .when(new OrderSegments(order), FROM_TASK)
                .thenRefused(new AskedOtherwise(ID, "OrderSegments"));
    }

    @Test
    void withoutRankingsTheOfferedOrderStands() {
        ranking().whenWoken().thenState(state -> assertThat(((Committee.Working) state).allocation())
                .containsExactly(
                        new Allocation(id("a"), List.of("h1", "h4")),
                        new Allocation(id("b"), List.of("h2", "h5")),
                        new Allocation(id("c"), List.of("h3"))));
    }

    @Test
    void rankingsThatMakeNoSenseAreRefused() {
        List<String> twice = List.of("h1", "h1", "h3", "h4", "h5");
        elected()
                .when(new OrderSegments(List.of()), FROM_TASK)
                .thenRefused(BadSegments.class)
                .when(new OrderSegments(twice), FROM_TASK)
                .thenRefused(BadSegments.class);
        ranking()
                .when(new SubmitRanking(twice), participant("a"))
                .thenRefused(new BadRanking(ID, id("a"), 5))
                .when(new SubmitRanking(HASHES), participant("z"))
                .thenRefused(new NotAMember(ID, id("z")))
                .when(new SubmitRanking(HASHES), participant("a"))
                .when(new SubmitRanking(HASHES), participant("a"))
                .thenUnchanged()
                .when(new SubmitRanking(List.of("h2", "h1", "h3", "h4", "h5")), participant("a"))
                .thenRefused(AlreadyAnswered.class);
    }

    @Test
    void loadsDifferByAtMostOneWhateverTheNumbers() {
        for (int members = 1; members < 12; members++) {
            for (int segments = 1; segments < 40; segments++) {
                List<String> order =
                        IntStream.range(0, segments).mapToObj(i -> "h" + i).toList();
                List<ParticipantId> seats =
                        IntStream.range(0, members).mapToObj(i -> id("m" + i)).toList();
                List<Allocation> dealt = Segments.allocation(order, seats, Collections.nCopies(members, 1));
                List<Integer> loads =
                        dealt.stream().map(one -> one.hashes().size()).toList();
                assertThat(loads.stream().mapToInt(i -> i).max().orElseThrow()
                                - loads.stream().mapToInt(i -> i).min().orElseThrow())
                        .as(members + " members, " + segments + " segments")
                        .isBetween(0, 1);
                assertThat(dealt.stream().flatMap(one -> one.hashes().stream()))
                        .containsExactlyInAnyOrderElementsOf(order);
            }
        }
    }

    // Replacement.

    @Test
    void aLostMemberIsReplacedByTheLoserThatSurvivedLongest() {
        Story<Committee, CommitteeEvent> seated = seatedWithBench();
        ParticipantId lost = seats(seated).get(0);
        ParticipantId next = ((Seated) seated.state()).roster().next().orElseThrow();
        Story<Committee, CommitteeEvent> sought = seated.when(new ReplaceMember(lost), FROM_TASK)
                .then(new ReplacementSought(lost, next))
                .thenSends(new Send(miner(next.name()), new Engage(TASK, STAKE)))
                .when(new ReplaceMember(lost), FROM_TASK)
                .thenUnchanged();
        // Its release as a loser is answered first: one miner's messages keep their order.
        Story<Committee, CommitteeEvent> replaced = sought.whenDone(miner(next.name()))
                .whenDone(miner(next.name()))
                .then(new MemberReplaced(lost, next))
                .thenSends(new Send(TASK, new TaskCommand.MemberReplaced(lost, next)), release(lost.name()))
                .when(new ReplaceMember(lost), FROM_TASK)
                .thenUnchanged()
                .when(new ReplaceMember(id("stranger")), FROM_TASK)
                .thenRefused(new NotAMember(ID, id("stranger")));
        assertThat(seats(replaced)).doesNotContain(lost).endsWith(next);
    }

    @Test
    void aLoserThatIsBoundElsewhereIsPassedOver() {
        Story<Committee, CommitteeEvent> seated = seatedWithBench();
        ParticipantId lost = seats(seated).get(1);
        Story<Committee, CommitteeEvent> story = seated.when(new ReplaceMember(lost), FROM_TASK);
        int asked = 0;
        while (story.state() instanceof Seated now && now.roster().seeking().has(lost)) {
            ParticipantId candidate = now.roster().seeking().get(lost).orElseThrow();
            story = story.whenDone(miner(candidate.name())).whenRefused(miner(candidate.name()), BUSY);
            assertThat(story.events()).contains(new ReplacementTurnedAway(lost, candidate, BUSY.message()));
            asked++;
        }
        assertThat(asked).isGreaterThan(1);
        assertThat(story.events()).contains(new MemberLost(lost));
        story.thenSends(new Send(TASK, new TaskCommand.MemberLost(lost)), release(lost.name()));
    }

    @Test
    void nobodyWaitsForTheRankingOfALostMember() {
        ranking()
                .when(new SubmitRanking(HASHES), participant("a"))
                .when(new SubmitRanking(HASHES), participant("b"))
                .when(new ReplaceMember(id("c")), FROM_TASK)
                .thenState(state -> assertThat(state).isInstanceOf(Committee.Working.class))
                .thenState(state ->
                        assertThat(((Committee.Working) state).allocation()).hasSize(2));
    }

    @Test
    void aCommitteeWithoutMembersHasFailed() {
        elected()
                .when(new ReplaceMember(id("a")), FROM_TASK)
                .then(new MemberLost(id("a")))
                .when(new ReplaceMember(id("b")), FROM_TASK)
                .when(new ReplaceMember(id("c")), FROM_TASK)
                .then(
                        new MemberLost(id("c")),
                        new CommitteeFailed("no member is left, and nobody to replace one", List.of()));
    }

    // The end.

    @Test
    void disbandingLetsEverybodyGoOnceInEveryPhase() {
        FRESH.when(new Disband(), FROM_TASK).then(new CommitteeDisbanded(List.of()));
        applied(RECRUITING, "a", "b")
                .when(register("c", 1), participant("c"))
                .when(new Disband(), FROM_TASK)
                .then(new CommitteeDisbanded(ids("a", "b", "c")))
                .thenSends(release("a"), release("b"), release("c"))
                .whenDone(miner("c"))
                .thenUnchanged()
                .when(new Disband(), FROM_TASK)
                .thenUnchanged();
        electing()
                .when(new Disband(), FROM_TASK)
                .then(new CommitteeDisbanded(ids("m07", "m08", "m09", "m10", "m11", "m12")));
        pinging().when(new Disband(), FROM_TASK).then(new CommitteeDisbanded(ids("a", "b", "c")));
        elected().when(new Disband(), FROM_TASK).then(new CommitteeDisbanded(ids("a", "b", "c")));
    }

    @Test
    void disbandingWhileALostMemberIsBeingReplacedLetsBothGo() {
        Story<Committee, CommitteeEvent> seated = seatedWithBench();
        ParticipantId lost = seats(seated).get(0);
        ParticipantId next = ((Seated) seated.state()).roster().next().orElseThrow();
        Story<Committee, CommitteeEvent> over =
                seated.when(new ReplaceMember(lost), FROM_TASK).when(new Disband(), FROM_TASK);
        assertThat(over.sends()).contains(release(lost.name()), release(next.name()));
    }

    @Test
    void aTaskThatWillNotHearOfItsCommitteeHasItDisbanded() {
        NotNow over = new NotNow(TASK, "ElectionBegan", "expired");
        pinging().whenRefused(TASK, over).then(new CommitteeDisbanded(ids("a", "b", "c")));
        ranking().whenDone(TASK).whenDone(TASK).thenUnchanged();
    }

    // Stories that several tests start from.

    private static Story<Committee, CommitteeEvent> applied(Story<Committee, CommitteeEvent> story, String... names) {
        Story<Committee, CommitteeEvent> next = story;
        for (String name : names)
            next = next.when(register(name, 1), participant(name)).whenDone(miner(name));
        return next;
    }

    /** Seven zeros and six ones of thirteen have been counted: m07 to m12 are left, in cycle 2. */
    private static Story<Committee, CommitteeEvent> electing() {
        Story<Committee, CommitteeEvent> story = RECRUITING;
        for (int i = 0; i < 13; i++) {
            String name = "m%02d".formatted(i);
            story = story.when(register(name, i < 7 ? 0 : 1), participant(name)).whenDone(miner(name));
        }
        return story.whenWoken();
    }

    private static Story<Committee, CommitteeEvent> votes(
            Story<Committee, CommitteeEvent> story, int cycle, String votes, String... names) {
        Story<Committee, CommitteeEvent> next = story;
        for (int i = 0; i < names.length; i++) {
            next = next.when(new CastVote(cycle, votes.charAt(i) - '0'), participant(names[i]));
        }
        return next;
    }

    /** Sixteen ties of the six that are left. */
    private static Story<Committee, CommitteeEvent> drawn() {
        Story<Committee, CommitteeEvent> story = electing();
        for (int cycle = 2; cycle < 2 + MinorityRule.MAX_REPEATS; cycle++) {
            story = votes(story, cycle, "000111", "m07", "m08", "m09", "m10", "m11", "m12");
        }
        return story;
    }

    private static Story<Committee, CommitteeEvent> pinging() {
        return applied(RECRUITING, "a", "b", "c").whenWoken();
    }

    private static Story<Committee, CommitteeEvent> elected() {
        return pinging()
                .when(pings("b", 1, "c", 2), participant("a"))
                .when(pings("a", 1, "c", 3), participant("b"))
                .when(pings("a", 2, "b", 3), participant("c"));
    }

    private static Story<Committee, CommitteeEvent> ranking() {
        return elected().when(new OrderSegments(HASHES), FROM_TASK);
    }

    /** Five members by lot, one loser of cycle 17 and seven of cycle 1 on the bench. */
    private static Story<Committee, CommitteeEvent> seatedWithBench() {
        return drawn().whenWoken();
    }

    private static List<ParticipantId> seats(Story<Committee, CommitteeEvent> story) {
        return ((Seated) story.state()).roster().seats();
    }

    private static Story<Committee, CommitteeEvent> crowded() {
        List<CommitteeEvent> events = new ArrayList<>(List.of(new RecruitingBegan(terms(3, 5), WINDOW_OVER)));
        for (int i = 0; i < Committee.MAX_CANDIDATES; i++) events.add(new CandidateApplied(id("x" + i), "x:1", 1));
        return given(new CommitteeEntity(() -> ElectionStories.VRF), "t-1", events.toArray(CommitteeEvent[]::new));
    }

    // Values.

    private static ParticipantId id(String name) {
        return new ParticipantId(name);
    }

    private static List<ParticipantId> ids(String... names) {
        return List.of(names).stream().map(ParticipantId::new).toList();
    }

    private static EntityId miner(String name) {
        return new EntityId(EntityType.MINER, name);
    }

    private static Send release(String name) {
        return new Send(miner(name), new Release(TASK));
    }

    private static Register register(String name, int vote) {
        return new Register(true, name + ":1", vote);
    }

    private static ReportPings pings(String one, long micros, String other, long otherMicros) {
        return new ReportPings(List.of(new Ping(id(one), micros), new Ping(id(other), otherMicros)));
    }

    private static CycleCounted counted(
            int cycle,
            int zeros,
            int ones,
            CycleKind kind,
            int survivors,
            List<ParticipantId> silent,
            List<ParticipantId> outvoted) {
        return new CycleCounted(cycle, zeros, ones, kind, survivors, silent, outvoted);
    }

    private static CommitteeRules rules(int minimum, int maximum) {
        return new CommitteeRules(
                minimum,
                maximum,
                STAKE,
                "minority",
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(40));
    }

    private static Terms terms(int minimum, int maximum) {
        return new Terms(LISTING, rules(minimum, maximum), false, DEADLINE);
    }

    private static Recruit recruit(int minimum, int maximum) {
        return new Recruit(LISTING, rules(minimum, maximum), false, DEADLINE);
    }

    // The contract.

    @Override
    protected Class<Committee> stateType() {
        return Committee.class;
    }

    @Override
    protected Class<CommitteeEvent> eventType() {
        return CommitteeEvent.class;
    }

    @Override
    protected List<Class<?>> commandTypes() {
        return List.of(CommitteeCommand.class);
    }

    @Override
    protected Class<CommitteeRejection> rejectionType() {
        return CommitteeRejection.class;
    }

    @Override
    protected String transitions() {
        return """
                None RecruitingBegan Recruiting
                None CommitteeDisbanded Disbanded
                Recruiting CandidateApplied Recruiting
                Recruiting CandidateAdmitted Recruiting
                Recruiting NewcomerInvited Recruiting
                Recruiting CandidateTurnedAway Recruiting
                Recruiting RegistrationExtended Recruiting
                Recruiting CandidatesInvitedAgain Recruiting
                Recruiting RegistrationClosed Electing
                Recruiting CommitteeFailed Failed
                Recruiting CommitteeDisbanded Disbanded
                Electing VoteCast Electing
                Electing VoteCommitted Electing
                Electing RevealOpened Revealing
                Electing ProofsOpened Proving
                Electing SeatsDrawn Electing
                Electing BenchRecalled Recalling
                Revealing VoteRevealed Revealing
                Revealing RevealsMissed Revealing
                Revealing CycleCounted Electing
                Revealing CommitteeDisbanded Disbanded
                Proving ProofsOpened Proving
                Proving LotsProven Proving
                Proving ProofsMissed Proving
                Proving SeatsDrawn Electing
                Proving CommitteeFailed Failed
                Proving CommitteeDisbanded Disbanded
                Recalling BenchRecalled Recalling
                Recalling CandidateReturned Recalling
                Recalling RecallTurnedAway Recalling
                Recalling MembersChosen Pinging
                Recalling CommitteeFailed Failed
                Recalling CommitteeDisbanded Disbanded
                Electing CycleCounted Electing
                Electing CycleOpened Electing
                Electing MembersDrawn Electing
                Electing MembersChosen Pinging
                Electing CommitteeFailed Failed
                Electing CommitteeDisbanded Disbanded
                Pinging PingsReported Pinging
                Pinging MembersRanked Elected
                Pinging CommitteeDisbanded Disbanded
                Elected RankingOpened Ranking
                Elected ReplacementSought Elected
                Elected ReplacementTurnedAway Elected
                Elected MemberReplaced Elected
                Elected MemberLost Elected
                Elected CommitteeFailed Failed
                Elected CommitteeDisbanded Disbanded
                Ranking RankingSubmitted Ranking
                Ranking SegmentsOrdered Working
                Ranking ReplacementSought Ranking
                Ranking ReplacementTurnedAway Ranking
                Ranking MemberReplaced Ranking
                Ranking MemberLost Ranking
                Ranking CommitteeFailed Failed
                Ranking CommitteeDisbanded Disbanded
                Working ReplacementSought Working
                Working ReplacementTurnedAway Working
                Working MemberReplaced Working
                Working MemberLost Working
                Working CommitteeFailed Failed
                Working CommitteeDisbanded Disbanded
                """;
    }

    @Override
    protected List<Story<Committee, CommitteeEvent>> stories() {
        return STORIES;
    }

    private static List<Story<Committee, CommitteeEvent>> told() {
        Story<Committee, CommitteeEvent> working = seatedWithBench().when(new OrderSegments(HASHES), FROM_TASK);
        List<Story<Committee, CommitteeEvent>> stories = new ArrayList<>();
        for (Story<Committee, CommitteeEvent> seated : List.of(seatedWithBench(), working, working.whenWoken())) {
            stories.add(replacedByTheSecondAsked(seated));
            stories.add(withoutMembers(seated));
        }
        stories.addAll(ElectionStories.all());
        stories.add(refusals());
        Rejection isNew = new MinerRejection.StandingTooLow(miner("a"), 100_000, 0, true);
        stories.add(INVITING.when(register("a", 1), participant("a")).whenRefused(miner("a"), isNew));
        stories.add(votingRefusals());
        stories.add(CROWDED.when(register("late", 1), participant("late")));
        stories.add(applied(RECRUITING, "a").whenWoken().whenWoken());
        stories.add(votes(electing(), 2, "01", "m07", "m08").whenWoken());
        stories.add(ranking().when(new SubmitRanking(HASHES), participant("a")).whenWoken());
        for (Story<Committee, CommitteeEvent> any :
                List.of(FRESH, RECRUITING, electing(), pinging(), elected(), ranking(), working.whenWoken())) {
            stories.add(any.when(new Disband(), FROM_TASK));
        }
        return List.copyOf(stories);
    }

    private static Story<Committee, CommitteeEvent> replacedByTheSecondAsked(Story<Committee, CommitteeEvent> seated) {
        ParticipantId lost = seats(seated).get(0);
        Story<Committee, CommitteeEvent> story = seated.when(new ReplaceMember(lost), FROM_TASK);
        for (int i = 0; i < 2; i++) {
            EntityId asked = miner(((Seated) story.state())
                    .roster()
                    .seeking()
                    .get(lost)
                    .orElseThrow()
                    .name());
            story = story.whenDone(asked);
            story = i == 0 ? story.whenRefused(asked, BUSY) : story.whenDone(asked);
        }
        return story;
    }

    private static Story<Committee, CommitteeEvent> withoutMembers(Story<Committee, CommitteeEvent> seated) {
        Story<Committee, CommitteeEvent> story = seated;
        for (ParticipantId lost : seats(seated)) {
            story = story.when(new ReplaceMember(lost), FROM_TASK);
            while (story.state() instanceof Seated now && now.roster().seeking().has(lost)) {
                EntityId asked =
                        miner(now.roster().seeking().get(lost).orElseThrow().name());
                story = story.whenDone(asked).whenRefused(asked, BUSY);
            }
        }
        return story;
    }

    private static Story<Committee, CommitteeEvent> votingRefusals() {
        return electing()
                .when(new CastVote(2, 1), participant("m00"))
                .when(new CastVote(1, 1), participant("m07"))
                .when(new CastVote(2, 1), participant("m07"))
                .when(new CastVote(2, 0), participant("m07"));
    }

    private static Story<Committee, CommitteeEvent> refusals() {
        List<String> twice = List.of("h1", "h1", "h3", "h4", "h5");
        return FRESH.when(recruit(0, 5), FROM_TASK)
                .when(recruit(3, 5), FROM_TASK)
                .when(recruit(3, 6), FROM_TASK)
                .when(register("client", 1), participant("client"))
                .when(new Register(false, "a:1", 1), participant("a"))
                .when(new Register(true, "nowhere", 1), participant("a"))
                .when(new Register(true, "a:1", 2), participant("a"))
                .when(register("a", 1), participant("a"))
                .when(register("a", 0), participant("a"))
                .whenRefused(miner("a"), BUSY)
                .when(register("a", 1), participant("a"))
                .when(register("m07", 0), participant("m07"))
                .whenDone(miner("m07"))
                .when(register("m08", 0), participant("m08"))
                .whenDone(miner("m08"))
                .whenWoken()
                .when(register("m09", 1), participant("m09"))
                .whenDone(miner("m09"))
                .when(pings("m08", -1, "m09", 1), participant("m07"))
                .when(pings("m08", 1, "m09", 1), participant("m07"))
                .when(pings("m08", 2, "m09", 1), participant("m07"))
                .whenWoken()
                .when(new ReplaceMember(id("stranger")), FROM_TASK)
                .when(new OrderSegments(twice), FROM_TASK)
                .when(new OrderSegments(HASHES), FROM_TASK)
                .when(new SubmitRanking(twice), participant("m07"));
    }
}
