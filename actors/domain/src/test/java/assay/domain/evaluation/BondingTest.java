package assay.domain.evaluation;

import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.given;
import static assay.domain.kit.Story.participant;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.content.Cid;
import assay.domain.entity.EntityId;
import assay.domain.entity.NotNow;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.evaluation.Evaluation.Committing;
import assay.domain.evaluation.Evaluation.Convened;
import assay.domain.evaluation.EvaluationEvent.EnrolmentRefused;
import assay.domain.evaluation.EvaluationEvent.EvaluationDissolved;
import assay.domain.evaluation.EvaluationEvent.EvaluatorApplied;
import assay.domain.evaluation.EvaluationEvent.EvaluatorEnrolled;
import assay.domain.evaluation.EvaluationEvent.EvaluatorSubstituted;
import assay.domain.evaluation.EvaluationEvent.EvaluatorTooLate;
import assay.domain.evaluation.EvaluationEvent.ReportsPenalised;
import assay.domain.kit.Story;
import assay.domain.miner.MinerCommand.Engage;
import assay.domain.miner.MinerCommand.Release;
import assay.domain.miner.MinerCommand.Slash;
import assay.domain.money.Credits;
import assay.domain.offence.Offence;
import assay.domain.offence.SlashingTable;
import assay.domain.offence.SlashingTable.Penalty;
import assay.domain.training.Activation;
import assay.domain.training.Job;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BondingTest {
    private static final EntityId ID = EntityId.parse("evaluation/t-1");
    private static final Credits STAKE = Credits.of(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final NotNow POOR = new NotNow(EntityId.parse("miner/a"), "Engage", "poor");
    private static final SlashingTable TABLE = new SlashingTable(
            List.of(
                    new Penalty(Offence.WRONG_REPORT, 400_000),
                    new Penalty(Offence.NO_REVEAL, 200_000),
                    new Penalty(Offence.NO_ANSWER, 100_000)),
            0);
    private static final Job.Measure JOB = new Job.Measure(
            new Recipe(List.of(new Layer(2, Activation.LINEAR)), 1, 0, 1, 1),
            "weighted-mean",
            new Cid("base"),
            List.of(),
            List.of());

    private static EntityId member(String name) {
        return EntityId.parse("miner/" + name);
    }

    private static List<ParticipantId> ids(String... names) {
        return List.of(names).stream().map(ParticipantId::new).toList();
    }

    private static Story<Evaluation, EvaluationEvent> enrolling() {
        EvaluationRules rules = new EvaluationRules(3, 5_000, MINUTE, MINUTE, MINUTE, STAKE, 2);
        return given(new EvaluationEntity(), "t-1")
                .when(
                        new EvaluationCommand.Convene(
                                rules, ids("client"), Story.START.plus(Duration.ofHours(1)), TABLE),
                        entity("task/t-1"));
    }

    private static Story<Evaluation, EvaluationEvent> committing(String... names) {
        Story<Evaluation, EvaluationEvent> story = enrolling();
        for (String name : names) {
            story = story.when(new EvaluationCommand.Enrol(), participant(name)).whenDone(member(name));
        }
        return story.whenWoken().when(new EvaluationCommand.MeasureModel(1, JOB), entity("task/t-1"));
    }

    private static Story<Evaluation, EvaluationEvent> committed(
            Story<Evaluation, EvaluationEvent> story, String name, long number, long error) {
        String seal = Commitment.of(ID, number, new ParticipantId(name), report(error), "salt");
        return story.when(new EvaluationCommand.CommitReport(number, seal), participant(name));
    }

    private static Story<Evaluation, EvaluationEvent> revealed(
            Story<Evaluation, EvaluationEvent> story, String name, long number, long error) {
        return story.when(new EvaluationCommand.RevealReport(number, report(error), "salt"), participant(name));
    }

    private static Report report(long error) {
        return new Report(List.of(error), List.of(error), new Cid("base"));
    }

    private static List<String> drawn(Story<Evaluation, EvaluationEvent> story) {
        return ((Convened) story.state())
                .panel().drawn().stream().map(ParticipantId::name).toList();
    }

    /** Stories that pass through everything that stakes add. */
    static List<Story<Evaluation, EvaluationEvent>> stories() {
        Story<Evaluation, EvaluationEvent> late = enrolling()
                .when(new EvaluationCommand.Enrol(), participant("late"))
                .when(new EvaluationCommand.Exclude(new ParticipantId("late")), entity("task/t-1"));
        Story<Evaluation, EvaluationEvent> waiting =
                enrolling().when(new EvaluationCommand.Enrol(), participant("late"));
        Story<Evaluation, EvaluationEvent> others = waiting;
        for (String name : List.of("a", "b", "c")) {
            others = others.when(new EvaluationCommand.Enrol(), participant(name))
                    .whenDone(member(name));
        }
        Story<Evaluation, EvaluationEvent> ready = others.whenWoken();
        Story<Evaluation, EvaluationEvent> open =
                ready.when(new EvaluationCommand.MeasureModel(1, JOB), entity("task/t-1"));
        Story<Evaluation, EvaluationEvent> showing = open;
        for (String name : List.of("a", "b", "c")) showing = committed(showing, name, 1, 100_000);
        return List.of(
                late.whenDone(member("late")),
                waiting.whenRefused(member("late"), POOR),
                ready.whenDone(member("late")),
                open.whenDone(member("late")),
                showing.whenDone(member("late")),
                ready.when(new EvaluationCommand.Dissolve(), entity("task/t-1")).whenDone(member("late")),
                waiting.after(Duration.ofHours(2)).whenDone(member("late")),
                silentTwice());
    }

    @Test
    void whoeverEvaluatesIsBoundWithItsStakeAndLetGoInTheEnd() {
        enrolling()
                .when(new EvaluationCommand.Enrol(), participant("a"))
                .then(new EvaluatorApplied(new ParticipantId("a")))
                .thenSends(new Send(member("a"), new Engage(ID, STAKE, true)))
                .thenWork("a")
                .when(new EvaluationCommand.Enrol(), participant("a"))
                .thenUnchanged()
                .whenDone(member("a"))
                .then(new EvaluatorEnrolled(new ParticipantId("a")))
                .when(new EvaluationCommand.Dissolve(), entity("task/t-1"))
                .then(new EvaluationDissolved(ids("a")))
                .thenSends(new Send(member("a"), new Release(ID)));
    }

    @Test
    void whoeverHasTooLittleAtStakeDoesNotEvaluateAndWhoeverIsBoundTooLateIsLetGo() {
        enrolling()
                .when(new EvaluationCommand.Enrol(), participant("a"))
                .whenRefused(member("a"), POOR)
                .then(new EnrolmentRefused(new ParticipantId("a"), POOR.message()));
        enrolling()
                .when(new EvaluationCommand.Enrol(), participant("a"))
                .when(new EvaluationCommand.Dissolve(), entity("task/t-1"))
                .whenDone(member("a"))
                .then(new EvaluatorTooLate(new ParticipantId("a")))
                .thenSends(new Send(member("a"), new Release(ID)));
    }

    @Test
    void aReportFarFromTheMedianAndOneThatIsNotShownCostStake() {
        Story<Evaluation, EvaluationEvent> story = committing("a", "b", "c");
        for (String name : List.of("a", "b", "c")) {
            story = committed(story, name, 1, name.equals("c") ? 300_000 : 100_000);
        }
        for (String name : List.of("a", "b", "c")) {
            story = revealed(story, name, 1, name.equals("c") ? 300_000 : 100_000);
        }
        assertThat(story.events()).contains(new ReportsPenalised(1, ids("c"), List.of(), List.of()));
        assertThat(story.sends())
                .contains(new Send(
                        member("c"),
                        new Slash(ID, Offence.WRONG_REPORT, 400_000, Optional.empty(), 0, "measurement 1")));
        Story<Evaluation, EvaluationEvent> secretive = committing("a", "b", "c");
        for (String name : List.of("a", "b", "c")) secretive = committed(secretive, name, 1, 100_000);
        for (String name : List.of("a", "b")) secretive = revealed(secretive, name, 1, 100_000);
        secretive = secretive.whenWoken();
        assertThat(secretive.sends())
                .contains(new Send(
                        member("c"), new Slash(ID, Offence.NO_REVEAL, 200_000, Optional.empty(), 0, "measurement 1")));
    }

    /** Of four that enrolled, one of the three drawn never says anything. */
    private static Story<Evaluation, EvaluationEvent> silentTwice() {
        Story<Evaluation, EvaluationEvent> story = committing("a", "b", "c", "d");
        String silent = drawn(story).get(0);
        for (long number = 1; number <= 2; number++) {
            if (number > 1) story = story.when(new EvaluationCommand.MeasureModel(number, JOB), entity("task/t-1"));
            List<String> others =
                    drawn(story).stream().filter(name -> !name.equals(silent)).toList();
            for (String name : others) story = committed(story, name, number, 100_000);
            story = story.whenWoken();
            for (String name : others) story = revealed(story, name, number, 100_000);
        }
        return story;
    }

    @Test
    void anEvaluatorThatIsSilentForTooLongGivesItsSeatToAReserve() {
        String silent = drawn(committing("a", "b", "c", "d")).get(0);
        Story<Evaluation, EvaluationEvent> story = silentTwice();
        assertThat(story.events())
                .anyMatch(event -> event instanceof EvaluatorSubstituted given
                        && given.lost().name().equals(silent));
        assertThat(story.sends())
                .extracting(Send::command)
                .contains(
                        new Slash(ID, Offence.NO_ANSWER, 100_000, Optional.empty(), 0, "measurement 2"),
                        new Release(ID));
        assertThat(drawn(story)).doesNotContain(silent).hasSize(3);
        assertThat(story.when(new EvaluationCommand.MeasureModel(3, JOB), entity("task/t-1"))
                        .state())
                .isInstanceOf(Committing.class);
    }
}
