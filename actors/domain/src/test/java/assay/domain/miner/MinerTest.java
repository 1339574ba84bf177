package assay.domain.miner;

import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.given;
import static assay.domain.kit.Story.participant;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.AccountCommand.Transfer;
import assay.domain.account.AccountRejection.InsufficientFunds;
import assay.domain.account.Accounts;
import assay.domain.account.TransferNotice;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NameNotUsable;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.kit.EntityContract;
import assay.domain.kit.Story;
import assay.domain.miner.Miner.Membership;
import assay.domain.miner.MinerCommand.Engage;
import assay.domain.miner.MinerCommand.JoinMarket;
import assay.domain.miner.MinerCommand.LeaveMarket;
import assay.domain.miner.MinerCommand.Release;
import assay.domain.miner.MinerCommand.Slash;
import assay.domain.miner.MinerCommand.TopUp;
import assay.domain.miner.MinerEvent.Engaged;
import assay.domain.miner.MinerEvent.FinderUnpaid;
import assay.domain.miner.MinerEvent.JoinAsked;
import assay.domain.miner.MinerEvent.JoinFailed;
import assay.domain.miner.MinerEvent.LeaveAsked;
import assay.domain.miner.MinerEvent.LeaveFailed;
import assay.domain.miner.MinerEvent.MinerActivated;
import assay.domain.miner.MinerEvent.MinerLeft;
import assay.domain.miner.MinerEvent.Released;
import assay.domain.miner.MinerEvent.SlashUncollectable;
import assay.domain.miner.MinerEvent.Slashed;
import assay.domain.miner.MinerEvent.TopUpAsked;
import assay.domain.miner.MinerEvent.TopUpFailed;
import assay.domain.miner.MinerEvent.ToppedUp;
import assay.domain.miner.MinerRejection.AlreadyJoined;
import assay.domain.miner.MinerRejection.MinerNotActive;
import assay.domain.miner.MinerRejection.PenaltyOutOfBounds;
import assay.domain.miner.MinerRejection.PublicKeyNotValid;
import assay.domain.miner.MinerRejection.StakeNotPositive;
import assay.domain.miner.MinerRejection.StakeSpokenFor;
import assay.domain.miner.MinerRejection.StakeTooLow;
import assay.domain.miner.MinerRejection.StillEngaged;
import assay.domain.miner.MinerRejection.TooManyTasks;
import assay.domain.money.Credits;
import assay.domain.offence.Offence;
import assay.domain.reputation.Deed;
import assay.domain.reputation.Rating;
import assay.domain.reputation.Reputation;
import assay.domain.reputation.StandingRules;
import assay.domain.reputation.Testimony;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MinerTest extends EntityContract<Miner, MinerEvent> {
    private static final Credits STAKE = Credits.of(10);
    private static final Membership MEMBERSHIP = new Membership("a2V5", STAKE);
    private static final JoinMarket JOIN = new JoinMarket("a2V5", STAKE);
    private static final Origin MIA = participant("mia");
    private static final EntityId ID = new EntityId(EntityType.MINER, "mia");
    private static final EntityId OWN = Accounts.of(new ParticipantId("mia"));
    private static final EntityId STAKED = Accounts.stake(new ParticipantId("mia"));
    private static final EntityId TASK = new EntityId(EntityType.TASK, "t-1");
    private static final Origin COMMITTEE = entity("committee/t-1");
    private static final EntityId COMMITTEE_ID = EntityId.parse("committee/t-1");
    private static final Origin BY = entity("task/t-1");
    private static final ParticipantId FINDER = new ParticipantId("finn");
    private static final InsufficientFunds POOR = new InsufficientFunds(OWN, STAKE, Credits.ZERO);

    private static Story<Miner, MinerEvent> outside() {
        return given(new MinerEntity(), "mia");
    }

    private static Story<Miner, MinerEvent> active() {
        return given(new MinerEntity(), "mia", new JoinAsked(MEMBERSHIP), new MinerActivated());
    }

    private static TransferNotice posted(String transfer) {
        return new TransferNotice(transfer, true, "");
    }

    private static TransferNotice voided(String transfer) {
        return new TransferNotice(transfer, false, "account full");
    }

    private static Slash slash(long shareMicros, String event) {
        return new Slash(TASK, Offence.NO_ANSWER, shareMicros, Optional.of(FINDER), 200_000, event);
    }

    @Test
    void aNameSaysWhatItCanDoAndTasksMayAskForIt() {
        Profile profile = new Profile(List.of("gpu"), new Preferences(List.of("training"), Credits.of(5), List.of()));
        Admission gpu = new Admission(List.of("gpu", "lang.fr"), StandingRules.unsaid(), false);
        active().when(new Engage(TASK, STAKE, false, gpu), COMMITTEE)
                .thenRefused(new MinerRejection.CapabilityLacking(ID, List.of("gpu", "lang.fr")))
                .when(new MinerCommand.Declare(profile), MIA)
                .then(new MinerEvent.ProfileDeclared(profile))
                .when(new MinerCommand.Declare(profile), MIA)
                .thenUnchanged()
                .when(new MinerCommand.Declare(profile), participant("eve"))
                .thenRefused(NotAllowed.class)
                .when(new Engage(TASK, STAKE, false, gpu), COMMITTEE)
                .thenRefused(new MinerRejection.CapabilityLacking(ID, List.of("lang.fr")))
                .when(
                        new Engage(TASK, STAKE, false, new Admission(List.of("gpu"), StandingRules.unsaid(), false)),
                        COMMITTEE)
                .then(new Engaged(TASK, COMMITTEE_ID));
    }

    @Test
    void aProfileThatIsTooMuchIsRefused() {
        List<String> many =
                java.util.stream.IntStream.range(0, 17).mapToObj(i -> "c" + i).toList();
        for (Profile wrong : List.of(
                new Profile(many, Preferences.unsaid()),
                new Profile(List.of("a b"), Preferences.unsaid()),
                new Profile(List.of("gpu", "gpu"), Preferences.unsaid()),
                new Profile(List.of(), new Preferences(many, Credits.ZERO, List.of())),
                new Profile(List.of(), new Preferences(List.of(""), Credits.ZERO, List.of())),
                new Profile(List.of(), new Preferences(List.of(), Credits.ZERO, List.of("x".repeat(41)))))) {
            outside().when(new MinerCommand.Declare(wrong), MIA).thenRefused(MinerRejection.ProfileNotValid.class);
        }
    }

    @Test
    void aTaskMaySayHowANameDidAndAnotherMayAskForIt() {
        List<Testimony> deeds = List.of(new Testimony(Deed.ANSWERED, 3), new Testimony(Deed.SILENT, 1));
        long epoch = Reputation.epoch(Story.START);
        Rating rating = new Rating(TASK, "TaskClosed", deeds, epoch);
        Admission good = new Admission(List.of(), new StandingRules(true, 300_000, 1), false);
        Story<Miner, MinerEvent> rated = active().when(new MinerCommand.Rate(TASK, "TaskClosed", deeds), BY)
                .then(new MinerEvent.Rated(rating, 750_000, 250_000));
        rated.when(new MinerCommand.Rate(TASK, "TaskClosed", deeds), COMMITTEE)
                .thenRefused(NotAllowed.class)
                .when(new MinerCommand.Rate(TASK, "TaskClosed", List.of()), BY)
                .thenUnchanged()
                .when(new Engage(TASK, STAKE, false, good), COMMITTEE)
                .thenRefused(new MinerRejection.StandingTooLow(ID, 300_000, 156_377, true))
                .when(new Engage(TASK, STAKE, false, good.asNewcomer()), COMMITTEE)
                .then(new Engaged(TASK, COMMITTEE_ID));
        Story<Miner, MinerEvent> known = rated;
        MinerCommand.Rate always = new MinerCommand.Rate(TASK, "TaskClosed", List.of(new Testimony(Deed.AGREED, 1)));
        for (int i = 0; i < 3; i++) known = known.when(always, BY);
        known.when(new Engage(TASK, STAKE, false, good), COMMITTEE).then(new Engaged(TASK, COMMITTEE_ID));
        // Nobody becomes new by leaving: what is known stays with the name.
        known.when(new LeaveMarket(), MIA)
                .thenState(miner ->
                        assertThat(miner.dossier().reputation().ratings()).isEqualTo(4));
    }

    @Test
    void aMinerIsActiveOnceItsStakeIsLocked() {
        outside()
                .when(JOIN, MIA)
                .then(new JoinAsked(MEMBERSHIP))
                .thenSends(new Send(OWN, new Transfer("stake:mia:1", STAKED, STAKE, "stake of miner/mia")))
                .when(JOIN, MIA)
                .thenUnchanged()
                .whenDone(OWN)
                .thenUnchanged()
                .when(posted("stake:mia:1"), new Origin.FromEntity(OWN))
                .then(new MinerActivated())
                .when(posted("stake:mia:1"), new Origin.FromEntity(OWN))
                .thenUnchanged()
                .when(JOIN, MIA)
                .thenUnchanged();
    }

    @Test
    void nobodyMinesUnderTheNameOfAnotherAccountOrUnderOneThatIsTooLong() {
        for (String name : List.of("escrow.t-1", "stake.mia", "treasury", "cashier", "m".repeat(65))) {
            EntityId miner = new EntityId(EntityType.MINER, name);
            Origin owner = name.length() > ParticipantId.MAX_LENGTH ? MIA : participant(name);
            given(new MinerEntity(), name)
                    .when(JOIN, owner)
                    .thenRefused(new NameNotUsable(miner, name, Accounts.USABLE_NAME))
                    .when(new Engage(TASK, STAKE), COMMITTEE)
                    .thenRefused(NameNotUsable.class);
        }
    }

    @Test
    void aMinerWithoutMoneyStaysOutsideAndMayTryAgainWithANewTransfer() {
        outside()
                .when(JOIN, MIA)
                .whenRefused(OWN, POOR)
                .then(new JoinFailed(POOR.message()))
                .when(JOIN, MIA)
                .thenSends(new Send(OWN, new Transfer("stake:mia:2", STAKED, STAKE, "stake of miner/mia")))
                .when(voided("stake:mia:1"), new Origin.FromEntity(OWN))
                .thenUnchanged()
                .when(voided("stake:mia:2"), new Origin.FromEntity(OWN))
                .then(new JoinFailed("account full"));
    }

    @Test
    void aMinerThatLeavesGetsItsStakeBack() {
        active().when(new LeaveMarket(), MIA)
                .then(new LeaveAsked())
                .thenSends(new Send(STAKED, new Transfer("unstake:mia:2", OWN, STAKE, "stake of miner/mia back")))
                .when(new LeaveMarket(), MIA)
                .thenUnchanged()
                .when(JOIN, MIA)
                .thenRefused(new NotNow(ID, "JoinMarket", "leaving"))
                .when(posted("unstake:mia:2"), new Origin.FromEntity(STAKED))
                .then(new MinerLeft())
                .when(new LeaveMarket(), MIA)
                .thenUnchanged();
    }

    @Test
    void aStakeThatCannotBeGivenBackKeepsTheMinerAMember() {
        active().when(new LeaveMarket(), MIA)
                .whenRefused(STAKED, POOR)
                .then(new LeaveFailed(POOR.message()))
                .when(new LeaveMarket(), MIA)
                .when(voided("unstake:mia:3"), new Origin.FromEntity(STAKED))
                .then(new LeaveFailed("account full"));
    }

    @Test
    void anEngagedMinerServesTheTaskUntilReleased() {
        active().when(new Engage(TASK, STAKE), COMMITTEE)
                .then(new Engaged(TASK, new EntityId(EntityType.COMMITTEE, "t-1")))
                .when(new Engage(TASK, STAKE), COMMITTEE)
                .thenUnchanged()
                .when(new LeaveMarket(), MIA)
                .thenRefused(new StillEngaged(ID, List.of(TASK)))
                .when(new Release(TASK), COMMITTEE)
                .then(new Released(TASK))
                .when(new Release(TASK), COMMITTEE)
                .thenUnchanged();
    }

    @Test
    void aMinerServesNoMoreTasksThanTheLimit() {
        Story<Miner, MinerEvent> busy = active();
        for (int i = 1; i <= Miner.MAX_TASKS; i++) {
            busy = busy.when(new Engage(new EntityId(EntityType.TASK, "t-" + i), STAKE), entity("task/t-" + i));
        }
        busy.when(new Engage(new EntityId(EntityType.TASK, "t-9"), STAKE), entity("task/t-9"))
                .thenRefused(new TooManyTasks(ID, 4))
                .when(new Engage(TASK, STAKE), entity("task/t-1"))
                .thenUnchanged();
    }

    @Test
    void onlyAnActiveMinerWithEnoughAtStakeIsEngaged() {
        outside().when(new Engage(TASK, STAKE), COMMITTEE).thenRefused(new MinerNotActive(ID, "outside the market"));
        active().when(new Engage(TASK, Credits.of(11)), COMMITTEE)
                .thenRefused(new StakeTooLow(ID, Credits.of(11), STAKE));
    }

    @Test
    void nobodyActsForAnotherMinerOrAnotherTask() {
        outside().when(JOIN, participant("bob")).thenRefused(NotAllowed.class);
        active().when(new LeaveMarket(), participant("bob"))
                .thenRefused(NotAllowed.class)
                .when(new Engage(TASK, STAKE), entity("committee/t-2"))
                .thenRefused(NotAllowed.class)
                .when(new Engage(TASK, STAKE), participant("t-1"))
                .thenRefused(NotAllowed.class)
                .when(new Release(TASK), entity("payout/t-1"))
                .thenRefused(NotAllowed.class)
                .when(posted("stake:mia:1"), entity("account/bob"))
                .thenRefused(NotAllowed.class);
    }

    @Test
    void aMembershipNeedsAKeyAndAStake() {
        outside()
                .when(new JoinMarket("not a key", STAKE), MIA)
                .thenRefused(new PublicKeyNotValid(ID, "not a key"))
                .when(new JoinMarket("a2V5", Credits.ZERO), MIA)
                .thenRefused(new StakeNotPositive(ID));
        active().when(new JoinMarket("a2V5", Credits.of(20)), MIA).thenRefused(new AlreadyJoined(ID, STAKE));
    }

    @Test
    void aSlashedStakeGoesToTheFinderAndTheTreasury() {
        active().when(new Engage(TASK, STAKE), COMMITTEE)
                .when(slash(500_000, "task/t-1#3"), BY)
                .then(
                        new Slashed(
                                TASK,
                                Offence.NO_ANSWER,
                                Credits.of(5),
                                Optional.of(FINDER),
                                Credits.of(1),
                                "task/t-1#3"),
                        slashedRating("task/t-1#3", 1))
                .thenSends(
                        new Send(
                                STAKED,
                                new Transfer(
                                        "slash:mia:1:finder",
                                        Accounts.of(FINDER),
                                        Credits.of(1),
                                        "found: NO_ANSWER in task/t-1")),
                        new Send(
                                STAKED,
                                new Transfer("slash:mia:1", Accounts.TREASURY, Credits.of(4), "NO_ANSWER in task/t-1")))
                .when(slash(500_000, "task/t-1#3"), BY)
                .thenUnchanged();
    }

    @Test
    void aFinderWhoseAccountIsFullLosesItsShareToTheTreasury() {
        active().when(new Engage(TASK, STAKE), COMMITTEE)
                .when(slash(500_000, "task/t-1#3"), BY)
                .whenDone(STAKED)
                .whenDone(STAKED)
                .when(voided("slash:mia:1:finder"), new Origin.FromEntity(STAKED))
                .then(new FinderUnpaid("slash:mia:1:finder", "account full"))
                .thenSends(new Send(
                        STAKED,
                        new Transfer(
                                "slash:mia:1:finder:treasury",
                                Accounts.TREASURY,
                                Credits.of(1),
                                "a finder's share that could not be paid")))
                .when(voided("slash:mia:1:finder:treasury"), new Origin.FromEntity(STAKED))
                .thenUnchanged();
    }

    @Test
    void whatIsSetAsideForOneTaskAnswersForNoOther() {
        EntityId other = new EntityId(EntityType.TASK, "t-2");
        Story<Miner, MinerEvent> half = active().when(new Engage(TASK, Credits.of(6), true), COMMITTEE)
                .then(new Engaged(TASK, new EntityId(EntityType.COMMITTEE, "t-1"), Credits.of(6)));
        half.when(new Engage(other, Credits.of(5), true), entity("task/t-2"))
                .thenRefused(new StakeSpokenFor(ID, Credits.of(5), STAKE, Credits.of(6)));
        half.when(new Engage(other, STAKE), entity("task/t-2"))
                .when(slash(1_000_000, "task/t-1#3"), BY)
                .then(
                        new Slashed(
                                TASK,
                                Offence.NO_ANSWER,
                                Credits.of(6),
                                Optional.of(FINDER),
                                Credits.micros(1_200_000),
                                "task/t-1#3"),
                        slashedRating("task/t-1#3", 1))
                .when(slash(500_000, "task/t-1#4"), BY)
                .then(new SlashUncollectable(TASK, Offence.NO_ANSWER, "task/t-1#4", "nothing is left of the stake"))
                .thenState(miner ->
                        assertThat(((Miner.Active) miner).membership().stake()).isEqualTo(Credits.of(4)));
    }

    @Test
    void sharesAreOfWhatWasSetAsideAndNeverTakeMoreThanIsLeft() {
        active().when(new Engage(TASK, STAKE, true), COMMITTEE)
                .when(slash(600_000, "task/t-1#3"), BY)
                .thenState(miner ->
                        assertThat(((Miner.Active) miner).membership().stake()).isEqualTo(Credits.of(4)))
                .when(slash(600_000, "task/t-1#4"), BY)
                .thenState(miner ->
                        assertThat(((Miner.Active) miner).membership().stake()).isEqualTo(Credits.ZERO));
    }

    @Test
    void aMemberAnswersForATaskThatHasReleasedIt() {
        active().when(new Engage(TASK, STAKE, true), COMMITTEE)
                .when(new Release(TASK), COMMITTEE)
                .when(slash(1_000_000, "task/t-1#3"), BY)
                .then(
                        new Slashed(TASK, Offence.NO_ANSWER, STAKE, Optional.of(FINDER), Credits.of(2), "task/t-1#3"),
                        slashedRating("task/t-1#3", 1));
        Story<Miner, MinerEvent> longAgo =
                active().when(new Engage(TASK, STAKE, true), COMMITTEE).when(new Release(TASK), COMMITTEE);
        for (int i = 2; i <= Surety.MAX_ENDED + 1; i++) {
            EntityId later = new EntityId(EntityType.TASK, "t-" + i);
            longAgo = longAgo.when(new Engage(later, STAKE), entity("task/t-" + i))
                    .when(new Release(later), entity("task/t-" + i));
        }
        longAgo.when(slash(1_000_000, "task/t-1#3"), BY)
                .then(new SlashUncollectable(
                        TASK, Offence.NO_ANSWER, "task/t-1#3", "the miner has not served the task lately"));
    }

    @Test
    void nothingIsHadOfAMemberThatHasLeft() {
        active().when(new Engage(TASK, STAKE), COMMITTEE)
                .when(new Release(TASK), COMMITTEE)
                .when(new LeaveMarket(), MIA)
                .when(slash(1_000_000, "task/t-1#3"), BY)
                .then(new SlashUncollectable(TASK, Offence.NO_ANSWER, "task/t-1#3", "the miner is leaving"))
                .thenSends()
                .when(slash(1_000_000, "task/t-1#3"), BY)
                .thenUnchanged();
    }

    @Test
    void aMemberWithTooLittleLeftServesNoNewTaskUntilItHasToppedUp() {
        EntityId other = new EntityId(EntityType.TASK, "t-2");
        active().when(new Engage(TASK, STAKE), COMMITTEE)
                .when(slash(500_000, "task/t-1#3"), BY)
                .when(new Engage(other, STAKE), entity("task/t-2"))
                .thenRefused(new StakeTooLow(ID, STAKE, Credits.of(5)))
                .when(JOIN, MIA)
                .thenUnchanged()
                .when(new TopUp(Credits.of(5)), MIA)
                .then(new TopUpAsked(Credits.of(5)))
                .thenSends(new Send(OWN, new Transfer("topup:mia:2", STAKED, Credits.of(5), "more stake of miner/mia")))
                .when(new TopUp(Credits.of(5)), MIA)
                .thenRefused(new NotNow(ID, "TopUp", "waiting for more stake"))
                .when(posted("topup:mia:2"), new Origin.FromEntity(OWN))
                .then(new ToppedUp())
                .when(new Engage(other, STAKE), entity("task/t-2"))
                .then(new Engaged(other, other));
    }

    @Test
    void aTopUpWithoutMoneyChangesNothing() {
        active().when(new TopUp(STAKE), MIA)
                .when(new LeaveMarket(), MIA)
                .thenRefused(new NotNow(ID, "LeaveMarket", "waiting for more stake"))
                .whenDone(OWN)
                .whenRefused(OWN, POOR)
                .then(new TopUpFailed(POOR.message()))
                .when(new TopUp(Credits.ZERO), MIA)
                .thenRefused(new StakeNotPositive(ID))
                .when(new TopUp(STAKE), participant("bob"))
                .thenRefused(NotAllowed.class);
        outside().when(new TopUp(STAKE), MIA).thenRefused(new NotNow(ID, "TopUp", "outside the market"));
    }

    @Test
    void aMemberThatHasLostEverythingLeavesAtOnce() {
        active().when(new Engage(TASK, STAKE), COMMITTEE)
                .when(slash(1_000_000, "task/t-1#3"), BY)
                .when(new Release(TASK), COMMITTEE)
                .when(new LeaveMarket(), MIA)
                .then(new LeaveAsked(), new MinerLeft())
                .thenSends();
    }

    @Test
    void onlyWhoServesTheTaskPunishesAndOnlyWithinBounds() {
        active().when(new Engage(TASK, STAKE), COMMITTEE)
                .when(slash(500_000, "task/t-1#3"), entity("task/t-2"))
                .thenRefused(NotAllowed.class)
                .when(slash(500_000, "task/t-1#3"), entity("payout/t-1"))
                .thenRefused(NotAllowed.class)
                .when(slash(500_000, "task/t-1#3"), participant("t-1"))
                .thenRefused(NotAllowed.class)
                .when(slash(0, "task/t-1#3"), BY)
                .thenRefused(PenaltyOutOfBounds.class)
                .when(new Slash(TASK, Offence.COPY, 1_000_000, Optional.of(FINDER), 300_001, "task/t-1#3"), BY)
                .thenRefused(PenaltyOutOfBounds.class)
                .when(
                        new Slash(
                                TASK,
                                Offence.COPY,
                                1_000_000,
                                Optional.of(new ParticipantId("mia")),
                                300_000,
                                "task/t-1#3"),
                        BY)
                .thenRefused(PenaltyOutOfBounds.class);
    }

    @Test
    void anEvaluatorIsEngagedForTheEvaluationAndNotReleasedByTheCommittee() {
        EntityId evaluation = new EntityId(EntityType.EVALUATION, "t-1");
        active().when(new Engage(TASK, STAKE), COMMITTEE)
                .when(new Engage(evaluation, STAKE), entity("evaluation/t-1"))
                .then(new Engaged(evaluation, evaluation))
                .when(new Release(evaluation), COMMITTEE)
                .thenRefused(NotAllowed.class)
                .when(new Release(evaluation), entity("evaluation/t-1"))
                .then(new Released(evaluation));
    }

    @Override
    protected Class<Miner> stateType() {
        return Miner.class;
    }

    @Override
    protected Class<MinerEvent> eventType() {
        return MinerEvent.class;
    }

    @Override
    protected List<Class<?>> commandTypes() {
        return List.of(MinerCommand.class, TransferNotice.class);
    }

    @Override
    protected Class<MinerRejection> rejectionType() {
        return MinerRejection.class;
    }

    @Override
    protected String transitions() {
        return """
                Outside JoinAsked Joining
                Joining MinerActivated Active
                Joining JoinFailed Outside
                Active Engaged Active
                Active Released Active
                Active LeaveAsked Leaving
                Active Slashed Active
                Active SlashUncollectable Active
                Active FinderUnpaid Active
                Active TopUpAsked Active
                Active ToppedUp Active
                Active TopUpFailed Active
                Outside SlashUncollectable Outside
                Joining SlashUncollectable Joining
                Leaving SlashUncollectable Leaving
                Outside FinderUnpaid Outside
                Joining FinderUnpaid Joining
                Leaving FinderUnpaid Leaving
                Leaving MinerLeft Outside
                Leaving LeaveFailed Active
                Outside ProfileDeclared Outside
                Outside Rated Outside
                Joining ProfileDeclared Joining
                Joining Rated Joining
                Active ProfileDeclared Active
                Active Rated Active
                Leaving ProfileDeclared Leaving
                Leaving Rated Leaving
                """;
    }

    @Override
    protected List<Story<Miner, MinerEvent>> stories() {
        Story<Miner, MinerEvent> engaged = outside()
                .when(new JoinMarket("?", STAKE), MIA)
                .when(new JoinMarket("a2V5", Credits.ZERO), MIA)
                .when(new Engage(TASK, STAKE), COMMITTEE)
                .when(JOIN, MIA)
                .when(posted("stake:mia:1"), new Origin.FromEntity(OWN))
                .when(new JoinMarket("a2V5", Credits.of(20)), MIA)
                .when(new Engage(TASK, Credits.of(11)), COMMITTEE)
                .when(new Engage(TASK, STAKE), COMMITTEE)
                .when(new LeaveMarket(), MIA);
        Story<Miner, MinerEvent> busy = engaged;
        for (int i = 2; i <= Miner.MAX_TASKS + 1; i++) {
            busy = busy.when(new Engage(new EntityId(EntityType.TASK, "t-" + i), STAKE), entity("task/t-" + i));
        }
        Story<Miner, MinerEvent> leaving =
                engaged.when(new Release(TASK), COMMITTEE).when(new LeaveMarket(), MIA);
        Story<Miner, MinerEvent> slashed = outside()
                .when(slash(500_000, "task/t-1#1"), BY)
                .when(JOIN, MIA)
                .when(slash(500_000, "task/t-1#2"), BY)
                .when(posted("stake:mia:1"), new Origin.FromEntity(OWN))
                .when(new Engage(TASK, STAKE, true), COMMITTEE)
                .when(new Engage(new EntityId(EntityType.TASK, "t-2"), STAKE, true), entity("task/t-2"))
                .when(slash(2_000_000, "task/t-1#3"), BY)
                .when(slash(500_000, "task/t-1#3"), BY)
                .when(slash(500_000, "task/t-1#4"), BY)
                .when(slash(500_000, "task/t-1#5"), BY)
                .when(new TopUp(STAKE), MIA)
                .when(posted("topup:mia:2"), new Origin.FromEntity(OWN))
                .when(new TopUp(STAKE), MIA)
                .when(voided("topup:mia:3"), new Origin.FromEntity(OWN))
                .when(voided("slash:mia:3:finder"), new Origin.FromEntity(STAKED))
                .when(new Release(TASK), COMMITTEE)
                .when(new LeaveMarket(), MIA)
                .when(slash(500_000, "task/t-1#6"), BY)
                .when(voided("slash:mia:3:finder"), new Origin.FromEntity(STAKED));
        Story<Miner, MinerEvent> again = slashed.when(posted("unstake:mia:4"), new Origin.FromEntity(STAKED))
                .when(voided("slash:mia:3:finder"), new Origin.FromEntity(STAKED))
                .when(JOIN, MIA)
                .when(voided("slash:mia:3:finder"), new Origin.FromEntity(STAKED));
        Story<Miner, MinerEvent> known = told(outside(), "a");
        known = told(known.when(JOIN, MIA), "b");
        known = told(known.when(posted("stake:mia:1"), new Origin.FromEntity(OWN)), "c")
                .when(new Engage(TASK, STAKE, false, asked("gpu", 0)), COMMITTEE)
                .when(new Engage(TASK, STAKE, false, asked("c", 999_999)), COMMITTEE)
                .when(new MinerCommand.Declare(new Profile(List.of(" "), Preferences.unsaid())), MIA);
        known = told(known.when(new LeaveMarket(), MIA), "d");
        return List.of(
                known,
                busy,
                again,
                leaving.when(posted("unstake:mia:2"), new Origin.FromEntity(STAKED)),
                leaving.when(voided("unstake:mia:2"), new Origin.FromEntity(STAKED)),
                outside().when(JOIN, MIA).whenRefused(OWN, POOR));
    }

    private static Admission asked(String need, long minimumMicros) {
        return new Admission(List.of(need), new StandingRules(minimumMicros > 0, minimumMicros, 0), false);
    }

    private static Story<Miner, MinerEvent> told(Story<Miner, MinerEvent> story, String capability) {
        Profile profile = new Profile(List.of(capability), Preferences.unsaid());
        List<Testimony> deeds = List.of(new Testimony(Deed.SILENT, 1));
        return story.when(new MinerCommand.Declare(profile), MIA)
                .when(new MinerCommand.Rate(TASK, "TaskClosed", deeds), BY);
    }

    /** What the {@code times}th slash does to the name. */
    private static MinerEvent.Rated slashedRating(String event, int times) {
        Rating rating = new Rating(TASK, event, List.of(new Testimony(Deed.SLASHED, 1)), Reputation.epoch(Story.START));
        return new MinerEvent.Rated(rating, 0, 3_000_000L * times);
    }
}
