package assay.domain.evaluation;

import static assay.domain.kit.Story.START;
import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.given;
import static assay.domain.kit.Story.participant;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.Accounts;
import assay.domain.content.Cid;
import assay.domain.election.Lots;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NameNotUsable;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.NotUnderstood;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.evaluation.EvaluationCommand.CommitReport;
import assay.domain.evaluation.EvaluationCommand.Convene;
import assay.domain.evaluation.EvaluationCommand.Dissolve;
import assay.domain.evaluation.EvaluationCommand.Enrol;
import assay.domain.evaluation.EvaluationCommand.Exclude;
import assay.domain.evaluation.EvaluationCommand.MeasureModel;
import assay.domain.evaluation.EvaluationCommand.RevealReport;
import assay.domain.evaluation.EvaluationEvent.CommitOpened;
import assay.domain.evaluation.EvaluationEvent.EnrolmentBegan;
import assay.domain.evaluation.EvaluationEvent.EnrolmentExtended;
import assay.domain.evaluation.EvaluationEvent.EvaluationDissolved;
import assay.domain.evaluation.EvaluationEvent.EvaluationFailed;
import assay.domain.evaluation.EvaluationEvent.EvaluatorEnrolled;
import assay.domain.evaluation.EvaluationEvent.EvaluatorSubstituted;
import assay.domain.evaluation.EvaluationEvent.EvaluatorsDrawn;
import assay.domain.evaluation.EvaluationEvent.MeasurementAsked;
import assay.domain.evaluation.EvaluationEvent.MeasurementFailed;
import assay.domain.evaluation.EvaluationEvent.MeasurementTaken;
import assay.domain.evaluation.EvaluationEvent.ParticipantExcluded;
import assay.domain.evaluation.EvaluationEvent.ReportCommitted;
import assay.domain.evaluation.EvaluationEvent.ReportRevealed;
import assay.domain.evaluation.EvaluationEvent.RevealOpened;
import assay.domain.evaluation.EvaluationRejection.AlreadyAnswered;
import assay.domain.evaluation.EvaluationRejection.AskedOtherwise;
import assay.domain.evaluation.EvaluationRejection.BadCommitment;
import assay.domain.evaluation.EvaluationRejection.BadReport;
import assay.domain.evaluation.EvaluationRejection.MayNotEvaluate;
import assay.domain.evaluation.EvaluationRejection.NotCommitted;
import assay.domain.evaluation.EvaluationRejection.NotDrawn;
import assay.domain.evaluation.EvaluationRejection.NotWhatWasCommitted;
import assay.domain.evaluation.EvaluationRejection.TooManyEnrolments;
import assay.domain.evaluation.EvaluationRejection.TooManyWaiting;
import assay.domain.evaluation.EvaluationRejection.UnusableRules;
import assay.domain.evaluation.EvaluationRejection.WrongMeasurement;
import assay.domain.kit.EntityContract;
import assay.domain.kit.Story;
import assay.domain.participant.Work;
import assay.domain.task.TaskCommand;
import assay.domain.training.Activation;
import assay.domain.training.Job;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import assay.domain.training.Segment;
import assay.domain.training.WeightedUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EvaluationTest extends EntityContract<Evaluation, EvaluationEvent> {
    private static final EntityId ID = new EntityId(EntityType.EVALUATION, "t-1");
    private static final EntityId TASK = new EntityId(EntityType.TASK, "t-1");
    private static final Origin FROM_TASK = entity("task/t-1");
    private static final Instant DEADLINE = START.plus(Duration.ofHours(1));
    private static final Instant WINDOW_OVER = START.plusSeconds(60);
    private static final EvaluationRules RULES = rules(3);
    private static final List<ParticipantId> EXCLUDED = ids("client", "miner");
    private static final Job.Measure JOB = job("base");
    private static final String HEX = "0123456789abcdef".repeat(4);

    private static final Story<Evaluation, EvaluationEvent> FRESH = given(new EvaluationEntity(), "t-1");
    private static final Story<Evaluation, EvaluationEvent> ENROLLING =
            FRESH.when(new Convene(RULES, EXCLUDED, DEADLINE), FROM_TASK);
    private static final Story<Evaluation, EvaluationEvent> CROWDED = crowded();
    private static final List<Story<Evaluation, EvaluationEvent>> STORIES = told();

    // Enrolment.

    @Test
    void aTaskAsksForEvaluatorsAndWhoeverNeitherOwnsNorTrainsMayEnrol() {
        ENROLLING
                .then(new EnrolmentBegan(RULES, EXCLUDED, DEADLINE, WINDOW_OVER))
                .thenWork("a", new Work.Enrol(ID, WINDOW_OVER))
                .thenWork("client")
                .when(new Enrol(), participant("a"))
                .then(new EvaluatorEnrolled(id("a")))
                .thenWork("a")
                .when(new Enrol(), participant("a"))
                .thenUnchanged()
                .when(new Enrol(), participant("miner"))
                .thenRefused(new MayNotEvaluate(ID, id("miner")));
    }

    @Test
    void nobodyEvaluatesUnderTheNameOfAnotherAccount() {
        for (String name : List.of("escrow.t-2", "stake.miner", "treasury", "cashier")) {
            ENROLLING
                    .when(new Enrol(), participant(name))
                    .thenRefused(new NameNotUsable(ID, name, Accounts.USABLE_NAME))
                    .thenWork(name);
        }
    }

    @Test
    void askingAgainChangesNothingAndAskingOtherwiseIsRefused() {
        ENROLLING
                .when(new Convene(RULES, EXCLUDED, DEADLINE), FROM_TASK)
                .thenUnchanged()
                .when(new Convene(rules(4), EXCLUDED, DEADLINE), FROM_TASK)
                .thenRefused(new AskedOtherwise(ID, "Convene"));
        FRESH.when(new Convene(rules(2), EXCLUDED, DEADLINE), FROM_TASK)
                .thenRefused(new UnusableRules(ID, "evaluators", "2", "at least 3"));
    }

    @Test
    void onlyTheTaskOfTheSameNameCommands() {
        FRESH.when(new Convene(RULES, EXCLUDED, DEADLINE), entity("task/t-2"))
                .thenRefused(NotAllowed.class)
                .when(new Enrol(), FROM_TASK)
                .thenRefused(NotAllowed.class)
                .when(new Enrol(), participant("a"))
                .thenRefused(NotNow.class)
                .when(new TaskCommand.JoinTask(), participant("a"))
                .thenRefused(NotUnderstood.class);
    }

    @Test
    void theDrawWaitsForTheWholeWindowAndTakesTheLowestLots() {
        Story<Evaluation, EvaluationEvent> enrolled = enrolled(ENROLLING, "a", "b", "c", "d", "e");
        assertThat(enrolled.state()).isInstanceOf(Evaluation.Enrolling.class);
        String beacon = ((Evaluation.Enrolling) enrolled.state()).beacon();
        List<ParticipantId> lots = Lots.draw(beacon, ids("a", "b", "c", "d", "e"), 5);
        List<ParticipantId> drawn = lots.subList(0, 3);
        enrolled.whenWoken()
                .then(new EvaluatorsDrawn(beacon, drawn, lots.subList(3, 5)))
                .thenSends(new Send(TASK, new TaskCommand.EvaluatorsDrawn(drawn)));
    }

    @Test
    void tooFewKeepEnrolmentOpenUntilThereAreEnough() {
        enrolled(ENROLLING, "a", "b")
                .whenWoken()
                .then(new EnrolmentExtended(DEADLINE))
                .thenWork("c", new Work.Enrol(ID, DEADLINE))
                .when(new Enrol(), participant("c"))
                .thenState(
                        state -> assertThat(((Evaluation.Ready) state).panel().drawn())
                                .containsExactlyInAnyOrderElementsOf(ids("a", "b", "c")));
    }

    @Test
    void tooFewAtTheDeadlineFailTheEvaluation() {
        String reason = "only 2 of at least 3 evaluators had enrolled by the deadline";
        enrolled(ENROLLING, "a", "b")
                .whenWoken()
                .whenWoken()
                .then(new EvaluationFailed(reason))
                .thenSends(new Send(TASK, new TaskCommand.MeasurementFailed(0, reason)))
                .when(new Dissolve(), FROM_TASK)
                .thenUnchanged();
    }

    @Test
    void moreEvaluatorsThanTheLimitAreRefused() {
        CROWDED.when(new Enrol(), participant("late"))
                .thenRefused(new TooManyEnrolments(ID, Evaluation.MAX_ENROLMENTS))
                .thenWork("late");
    }

    // Measurement.

    @Test
    void evaluatorsCommitThenRevealAndTheMedianCounts() {
        Instant committed = WINDOW_OVER.plusSeconds(10);
        Instant revealed = WINDOW_OVER.plusSeconds(20);
        committing()
                .then(new MeasurementAsked(1, JOB), new CommitOpened(1, committed))
                .thenWork("a", new Work.Commit(ID, 1, JOB, committed))
                .thenWork("z")
                .when(commit(1, "a", report("sum", 500, 300)), participant("a"))
                .thenWork("a")
                .when(commit(1, "b", report("sum", 505, 295)), participant("b"))
                .when(commit(1, "c", report("sum", 100, 100)), participant("c"))
                .then(
                        new ReportCommitted(
                                1,
                                id("c"),
                                commit(1, "c", report("sum", 100, 100)).commitment()),
                        new RevealOpened(1, revealed))
                .thenWork("a", new Work.Reveal(ID, 1, JOB, revealed))
                .when(reveal(1, "a", report("sum", 500, 300)), participant("a"))
                .then(new ReportRevealed(1, id("a"), report("sum", 500, 300), "salt-a"))
                .thenWork("a")
                .when(reveal(1, "b", report("sum", 505, 295)), participant("b"))
                .when(reveal(1, "c", report("sum", 100, 100)), participant("c"))
                .then(
                        new ReportRevealed(1, id("c"), report("sum", 100, 100), "salt-c"),
                        new MeasurementTaken(1, report("sum", 500, 295), ids("a", "b")))
                .thenSends(new Send(TASK, new TaskCommand.MeasurementTaken(1, report("sum", 500, 295), ids("a", "b"))));
    }

    @Test
    void aQuorumIsMoreThanHalfOfThoseDrawn() {
        revealing()
                .when(reveal(1, "a", report("sum", 500, 300)), participant("a"))
                .when(reveal(1, "b", report("sum", 500, 300)), participant("b"))
                .whenWoken()
                .then(new MeasurementTaken(1, report("sum", 500, 300), ids("a", "b")));
        String reason = "only 1 of 3 evaluators revealed a report in time, expected at least 2";
        revealing()
                .when(reveal(1, "a", report("sum", 500, 300)), participant("a"))
                .whenWoken()
                .then(new MeasurementFailed(1, reason))
                .thenSends(new Send(TASK, new TaskCommand.MeasurementFailed(1, reason)));
    }

    @Test
    void withTooFewCommitmentsNobodyIsAskedToReveal() {
        committing()
                .when(commit(1, "a", report("sum", 500, 300)), participant("a"))
                .whenWoken()
                .then(new MeasurementFailed(1, "only 1 of 3 evaluators committed in time, expected at least 2"));
    }

    @Test
    void measurementsAreTakenOneAtATimeInTheOrderAskedFor() {
        Job.Measure second = job("other");
        committing()
                .when(new MeasureModel(1, JOB), FROM_TASK)
                .thenUnchanged()
                .when(new MeasureModel(1, second), FROM_TASK)
                .thenRefused(new AskedOtherwise(ID, "MeasureModel"))
                .when(new MeasureModel(3, second), FROM_TASK)
                .thenRefused(new WrongMeasurement(ID, 3, 2))
                .when(new MeasureModel(2, second), FROM_TASK)
                .then(new MeasurementAsked(2, second))
                .whenWoken()
                .then(
                        new MeasurementFailed(1, "only 0 of 3 evaluators committed in time, expected at least 2"),
                        new CommitOpened(2, WINDOW_OVER.plusSeconds(20)))
                .thenWork("a", new Work.Commit(ID, 2, second, WINDOW_OVER.plusSeconds(20)));
    }

    @Test
    void whatIsAskedForWhileEvaluatorsEnrolIsMeasuredOnceTheyAreDrawn() {
        Story<Evaluation, EvaluationEvent> drawn = enrolled(ENROLLING, "a", "b", "c")
                .when(new MeasureModel(1, JOB), FROM_TASK)
                .then(new MeasurementAsked(1, JOB))
                .whenWoken();
        assertThat(drawn.events()).endsWith(new CommitOpened(1, WINDOW_OVER.plusSeconds(10)));
    }

    @Test
    void tooManyWaitingMeasurementsAreRefused() {
        queueFull().thenRefused(new TooManyWaiting(ID, Measurements.MAX_WAITING));
    }

    @Test
    void aReportMustBeWhatWasCommittedAndMakeSense() {
        Report other = report("sum", 1, 1);
        Report shape = report("sum", 1);
        Report range = report("sum", 500, 1_000_001);
        revealing()
                .when(reveal(1, "a", other), participant("a"))
                .thenRefused(NotWhatWasCommitted.class)
                .when(reveal(1, "a", shape), participant("a"))
                .thenRefused(new BadReport(ID, id("a"), "has 1 errors and 1 losses, expected 2 of each"))
                .when(reveal(1, "a", range), participant("a"))
                .thenRefused(BadReport.class)
                .when(reveal(2, "a", other), participant("a"))
                .thenRefused(new WrongMeasurement(ID, 2, 1))
                .when(reveal(1, "z", other), participant("z"))
                .thenRefused(new NotDrawn(ID, id("z")))
                .when(reveal(1, "a", report("sum", 500, 300)), participant("a"))
                .when(reveal(1, "a", report("sum", 500, 300)), participant("a"))
                .thenUnchanged()
                .when(reveal(1, "a", other), participant("a"))
                .thenRefused(new AlreadyAnswered(ID, id("a"), 1));
    }

    @Test
    void anEvaluatorCannotRevealAnothersReportAsItsOwn() {
        // b repeats a's commitment, which names a.
        committing()
                .when(commit(1, "a", report("sum", 500, 300)), participant("a"))
                .when(commit(1, "a", report("sum", 500, 300)), participant("b"))
                .whenWoken()
                .when(reveal(1, "a", report("sum", 500, 300)), participant("b"))
                .thenRefused(NotWhatWasCommitted.class);
    }

    @Test
    void commitmentsAreTakenOnceAndFromThoseDrawnOnly() {
        committing()
                .when(new CommitReport(1, "secret"), participant("a"))
                .thenRefused(new BadCommitment(ID, id("a")))
                .when(new CommitReport(1, HEX), participant("z"))
                .thenRefused(new NotDrawn(ID, id("z")))
                .when(new CommitReport(2, HEX), participant("a"))
                .thenRefused(new WrongMeasurement(ID, 2, 1))
                .when(new CommitReport(1, HEX), participant("a"))
                .when(new CommitReport(1, HEX), participant("a"))
                .thenUnchanged()
                .when(new CommitReport(1, "f".repeat(64)), participant("a"))
                .thenRefused(new AlreadyAnswered(ID, id("a"), 1))
                .when(new CommitReport(1, HEX), participant("b"))
                .whenWoken()
                .thenWork("c")
                .when(reveal(1, "c", report("sum", 1, 1)), participant("c"))
                .thenRefused(new NotCommitted(ID, id("c"), 1));
    }

    // Exclusion and end.

    @Test
    void whoeverTrainsFromNowOnDoesNotEvaluate() {
        enrolled(ENROLLING, "a", "b")
                .when(new Exclude(id("a")), FROM_TASK)
                .then(new ParticipantExcluded(id("a")))
                .when(new Exclude(id("a")), FROM_TASK)
                .thenUnchanged()
                .when(new Enrol(), participant("a"))
                .thenRefused(MayNotEvaluate.class);
        committing()
                .when(commit(1, "a", report("sum", 500, 300)), participant("a"))
                .when(commit(1, "b", report("sum", 500, 300)), participant("b"))
                .when(new Exclude(id("c")), FROM_TASK)
                .then(new ParticipantExcluded(id("c")), new RevealOpened(1, WINDOW_OVER.plusSeconds(20)))
                .when(reveal(1, "a", report("sum", 500, 300)), participant("a"))
                .when(new Exclude(id("b")), FROM_TASK)
                .then(
                        new ParticipantExcluded(id("b")),
                        new MeasurementFailed(
                                1, "only 1 of 3 evaluators revealed a report in time, expected at least 2"));
    }

    @Test
    void theNextReserveMeasuresInThePlaceOfAnEvaluatorThatTrains() {
        Story<Evaluation, EvaluationEvent> drawn =
                enrolled(ENROLLING, "a", "b", "c", "d", "e").whenWoken();
        Panel panel = ((Evaluation.Ready) drawn.state()).panel();
        List<ParticipantId> seats = panel.drawn();
        ParticipantId first = panel.reserves().get(0);
        ParticipantId second = panel.reserves().get(1);
        Instant closes = WINDOW_OVER.plusSeconds(10);
        drawn.when(new MeasureModel(1, JOB), FROM_TASK)
                .thenWork(first.name())
                .when(new Exclude(seats.get(1)), FROM_TASK)
                .then(new ParticipantExcluded(seats.get(1)), new EvaluatorSubstituted(seats.get(1), first))
                .thenSends(new Send(TASK, new TaskCommand.EvaluatorReplaced(seats.get(1), first)))
                .thenWork(first.name(), new Work.Commit(ID, 1, JOB, closes))
                .thenWork(seats.get(1).name())
                .when(new Exclude(second), FROM_TASK)
                .then(new ParticipantExcluded(second))
                .when(new Exclude(first), FROM_TASK)
                .then(new ParticipantExcluded(first))
                .thenState(state -> assertThat(
                                ((Evaluation.Committing) state).panel().quorum())
                        .isEqualTo(2));
    }

    @Test
    void dissolvingEndsEveryPhaseOnce() {
        for (Story<Evaluation, EvaluationEvent> story : List.of(FRESH, ENROLLING, ready(), committing(), revealing())) {
            story.when(new Dissolve(), FROM_TASK)
                    .then(new EvaluationDissolved())
                    .thenWork("a")
                    .when(new Dissolve(), FROM_TASK)
                    .thenUnchanged()
                    .when(new Exclude(id("a")), FROM_TASK)
                    .thenUnchanged();
        }
    }

    @Test
    void aTaskThatWillNotHearOfItsEvaluatorsHasThemDissolved() {
        ready().whenRefused(TASK, new NotNow(TASK, "EvaluatorsDrawn", "expired"))
                .then(new EvaluationDissolved());
    }

    // Stories that several tests start from.

    private static Story<Evaluation, EvaluationEvent> enrolled(
            Story<Evaluation, EvaluationEvent> story, String... names) {
        Story<Evaluation, EvaluationEvent> next = story;
        for (String name : names) next = next.when(new Enrol(), participant(name));
        return next;
    }

    private static Story<Evaluation, EvaluationEvent> ready() {
        return enrolled(ENROLLING, "a", "b", "c").whenWoken();
    }

    private static Story<Evaluation, EvaluationEvent> committing() {
        return ready().when(new MeasureModel(1, JOB), FROM_TASK);
    }

    private static Story<Evaluation, EvaluationEvent> revealing() {
        Story<Evaluation, EvaluationEvent> story = committing();
        for (String name : List.of("a", "b", "c")) {
            story = story.when(commit(1, name, report("sum", 500, 300)), participant(name));
        }
        return story;
    }

    private static Story<Evaluation, EvaluationEvent> taken() {
        Story<Evaluation, EvaluationEvent> story = revealing();
        for (String name : List.of("a", "b", "c")) {
            story = story.when(reveal(1, name, report("sum", 500, 300)), participant(name));
        }
        return story;
    }

    private static Story<Evaluation, EvaluationEvent> queueFull() {
        Story<Evaluation, EvaluationEvent> story = ENROLLING;
        for (int i = 1; i <= Measurements.MAX_WAITING + 1; i++) {
            story = story.when(new MeasureModel(i, JOB), FROM_TASK);
        }
        return story;
    }

    private static Story<Evaluation, EvaluationEvent> crowded() {
        List<EvaluationEvent> events =
                new ArrayList<>(List.of(new EnrolmentBegan(RULES, EXCLUDED, DEADLINE, WINDOW_OVER)));
        for (int i = 0; i < Evaluation.MAX_ENROLMENTS; i++) events.add(new EvaluatorEnrolled(id("x" + i)));
        return given(new EvaluationEntity(), "t-1", events.toArray(EvaluationEvent[]::new));
    }

    // Values.

    private static ParticipantId id(String name) {
        return new ParticipantId(name);
    }

    private static List<ParticipantId> ids(String... names) {
        return List.of(names).stream().map(ParticipantId::new).toList();
    }

    private static EvaluationRules rules(int evaluators) {
        return new EvaluationRules(
                evaluators, 10, Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    /** A measurement of a base and of one update. */
    private static Job.Measure job(String base) {
        Recipe recipe = new Recipe(List.of(new Layer(10, Activation.LINEAR)), 100_000, 0, 32, 1);
        return new Job.Measure(
                recipe,
                "weighted-mean",
                new Cid(base),
                List.of(new WeightedUpdate(new Cid("update"), 100)),
                List.of(new Segment(HEX, new Cid("validation"))));
    }

    private static Report report(String aggregate, long... errors) {
        List<Long> all = LongStream.of(errors).boxed().toList();
        return new Report(all, all, new Cid(aggregate));
    }

    private static CommitReport commit(long measurement, String evaluator, Report report) {
        return new CommitReport(
                measurement, Commitment.of(ID, measurement, id(evaluator), report, "salt-" + evaluator));
    }

    private static RevealReport reveal(long measurement, String evaluator, Report report) {
        return new RevealReport(measurement, report, "salt-" + evaluator);
    }

    // The contract.

    @Override
    protected Class<Evaluation> stateType() {
        return Evaluation.class;
    }

    @Override
    protected Class<EvaluationEvent> eventType() {
        return EvaluationEvent.class;
    }

    @Override
    protected List<Class<?>> commandTypes() {
        return List.of(EvaluationCommand.class);
    }

    @Override
    protected Class<EvaluationRejection> rejectionType() {
        return EvaluationRejection.class;
    }

    @Override
    protected String transitions() {
        return """
                None EnrolmentBegan Enrolling
                None EvaluationDissolved Dissolved
                Enrolling EvaluatorEnrolled Enrolling
                Enrolling EvaluatorApplied Enrolling
                Enrolling EnrolmentRefused Enrolling
                Enrolling EvaluatorTooLate Enrolling
                Ready EvaluatorTooLate Ready
                Committing EvaluatorTooLate Committing
                Revealing EvaluatorTooLate Revealing
                Dissolved EvaluatorTooLate Dissolved
                Failed EvaluatorTooLate Failed
                Ready ReportsPenalised Ready
                Enrolling EnrolmentExtended Enrolling
                Enrolling EvaluatorsDrawn Ready
                Enrolling EvaluationFailed Failed
                Enrolling MeasurementAsked Enrolling
                Enrolling ParticipantExcluded Enrolling
                Enrolling EvaluationDissolved Dissolved
                Ready MeasurementAsked Ready
                Ready CommitOpened Committing
                Ready ParticipantExcluded Ready
                Ready EvaluatorSubstituted Ready
                Ready EvaluationDissolved Dissolved
                Committing ReportCommitted Committing
                Committing RevealOpened Revealing
                Committing MeasurementFailed Ready
                Committing MeasurementAsked Committing
                Committing ParticipantExcluded Committing
                Committing EvaluatorSubstituted Committing
                Committing EvaluationDissolved Dissolved
                Revealing ReportRevealed Revealing
                Revealing MeasurementTaken Ready
                Revealing MeasurementFailed Ready
                Revealing MeasurementAsked Revealing
                Revealing ParticipantExcluded Revealing
                Revealing EvaluatorSubstituted Revealing
                Revealing EvaluationDissolved Dissolved
                """;
    }

    @Override
    protected List<Story<Evaluation, EvaluationEvent>> stories() {
        return STORIES;
    }

    private static List<Story<Evaluation, EvaluationEvent>> told() {
        List<Story<Evaluation, EvaluationEvent>> stories = new ArrayList<>();
        for (Story<Evaluation, EvaluationEvent> any : List.of(FRESH, ENROLLING, ready(), committing(), revealing())) {
            stories.add(any.when(new Dissolve(), FROM_TASK));
        }
        for (Story<Evaluation, EvaluationEvent> any : List.of(ENROLLING, ready(), committing(), revealing())) {
            stories.add(any.when(new Exclude(id("a")), FROM_TASK));
        }
        stories.add(substituting());
        stories.add(taken());
        stories.add(committing().whenWoken());
        stories.add(CROWDED.when(new Enrol(), participant("late")));
        stories.add(queueFull());
        stories.add(enrolled(ENROLLING, "a").whenWoken().whenWoken());
        stories.add(refusals());
        stories.addAll(BondingTest.stories());
        return List.copyOf(stories);
    }

    /** An evaluator is excluded, and the next reserve seated, in each phase after the draw. */
    private static Story<Evaluation, EvaluationEvent> substituting() {
        Story<Evaluation, EvaluationEvent> story =
                enrolled(ENROLLING, "a", "b", "c", "d", "e", "f").whenWoken();
        story = excludingFirst(story).when(new MeasureModel(1, JOB), FROM_TASK);
        story = excludingFirst(story);
        for (ParticipantId who : ((Evaluation.Committing) story.state()).panel().drawn()) {
            CommitReport report = commit(1, who.name(), report("sum", 500, 300));
            story = story.when(report, participant(who.name()));
        }
        return excludingFirst(story);
    }

    private static Story<Evaluation, EvaluationEvent> excludingFirst(Story<Evaluation, EvaluationEvent> story) {
        Panel panel = ((Evaluation.Convened) story.state()).panel();
        return story.when(new Exclude(panel.drawn().get(0)), FROM_TASK);
    }

    private static Story<Evaluation, EvaluationEvent> refusals() {
        return FRESH.when(new Convene(rules(2), EXCLUDED, DEADLINE), FROM_TASK)
                .when(new Convene(RULES, EXCLUDED, DEADLINE), FROM_TASK)
                .when(new Convene(rules(4), EXCLUDED, DEADLINE), FROM_TASK)
                .when(new Enrol(), participant("client"))
                .when(new Enrol(), participant("a"))
                .when(new Enrol(), participant("b"))
                .when(new Enrol(), participant("c"))
                .whenWoken()
                .when(new MeasureModel(1, JOB), FROM_TASK)
                .when(new MeasureModel(3, JOB), FROM_TASK)
                .when(new MeasureModel(2, JOB), FROM_TASK)
                .when(new CommitReport(1, HEX), participant("z"))
                .when(new CommitReport(1, "secret"), participant("a"))
                .when(new CommitReport(1, HEX), participant("a"))
                .when(new CommitReport(1, "f".repeat(64)), participant("a"))
                .when(commit(1, "b", report("sum", 1, 1)), participant("b"))
                .whenWoken()
                .when(new MeasureModel(3, JOB), FROM_TASK)
                .when(reveal(1, "c", report("sum", 1, 1)), participant("c"))
                .when(reveal(1, "a", report("sum", 1, 1)), participant("a"))
                .when(reveal(1, "b", report("sum", 1)), participant("b"))
                .when(reveal(1, "b", report("sum", 1, 1)), participant("b"))
                .whenWoken();
    }
}
