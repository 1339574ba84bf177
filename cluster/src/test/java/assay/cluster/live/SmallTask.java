package assay.cluster.live;

import assay.domain.assignment.AssignmentRules;
import assay.domain.assignment.Brief;
import assay.domain.assignment.EscrowMode;
import assay.domain.assignment.Judging;
import assay.domain.assignment.Media;
import assay.domain.assignment.StorageKind;
import assay.domain.assignment.Unused;
import assay.domain.assignment.Validation;
import assay.domain.assignment.Wages;
import assay.domain.cell.Message;
import assay.domain.committee.CommitteeRules;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.domain.participant.HonestMiner;
import assay.domain.payout.PayRules;
import assay.domain.task.TaskCommand;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.training.Activation;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import assay.journal.codec.RecordJson;
import assay.participant.Population;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A real training task, small enough for a test: the handwritten digits, an elected committee of three, a few rounds.
 * Its windows are several times as long as a failover takes; whatever can close early does.
 */
final class SmallTask {
    private static final Credits STAKE = Credits.of(10);

    private static final ParticipantId ALICE = new ParticipantId("alice");
    private static final Duration UNHURRIED = Duration.ofSeconds(90);

    private SmallTask() {}

    /** Enough for an election with somebody to lose it; {@code trainer} does the miners' mathematics. */
    static Population participants(Population.Workforce trainer) {
        List<Population.Miner> miners = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            ParticipantId name = new ParticipantId("miner-" + i);
            miners.add(
                    new Population.Miner(name, STAKE, false, Optional.empty(), Profile.unsaid(), Optional.of(trainer)));
        }
        return population(miners);
    }

    /** Miners who bring a third of the digits each. */
    static Population contributors() {
        List<Population.Miner> miners = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            ParticipantId name = new ParticipantId("miner-" + i);
            var own = Optional.of(new HonestMiner.OwnData(digits(), i - 1, 3));
            miners.add(new Population.Miner(name, STAKE, false, own, Profile.unsaid(), Optional.empty()));
        }
        return population(miners);
    }

    private static Population population(List<Population.Miner> miners) {
        List<Population.Evaluator> evaluators = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            evaluators.add(new Population.Evaluator(new ParticipantId("evaluator-" + i), Optional.empty()));
        }
        return new Population(miners, evaluators, List.of(new Population.Client(ALICE)), List.of());
    }

    /** The digits, cut as miners cut what is theirs. */
    private static DataPlan digits() {
        return new DataPlan(new DataSource(DataFormat.DIGITS, "", "", ""), 1, 100_000, 100_000, 7);
    }

    /** The body that posts the task under this name. */
    static String opening(String name, int rounds, int localEpochs) {
        return opening(name, spec(TaskKind.TRAINING, rounds, localEpochs));
    }

    /** The body that posts a task for miners with data of their own. */
    static String contribution(String name) {
        return opening(name, spec(TaskKind.CONTRIBUTION, 2, 3));
    }

    /** The body that posts a task of two assignments, each accepted as it comes in. */
    static String annotation(String name) {
        Brief brief = new Brief(
                "Which animal is it?",
                Optional.of(Media.IMAGE),
                List.of("ipfs://one", "ipfs://two"),
                Optional.of(StorageKind.IPFS),
                "",
                List.of(),
                List.of("cat", "dog"),
                false,
                false);
        AssignmentRules rules = new AssignmentRules(
                2,
                brief,
                new Wages(EscrowMode.PER_ASSIGNMENT, Credits.of(1)),
                new Judging(Validation.AUTO, Duration.ZERO, 0),
                UNHURRIED,
                false);
        TaskSpec spec = new TaskSpec(
                TaskKind.ANNOTATION,
                "name animals",
                Credits.of(2),
                Unused.RECIPE,
                Unused.DATA,
                0,
                0,
                0,
                0,
                Duration.ofMinutes(20),
                Duration.ZERO,
                Duration.ZERO,
                "",
                false,
                Unused.COMMITTEE,
                Unused.EVALUATION,
                new PayRules("per-assignment", 1_000_000, 0, UNHURRIED));
        return opening(name, spec.with(rules));
    }

    /** The body that posts this task under this name. */
    static String opening(String name, TaskSpec spec) {
        Instant expires = Instant.now().plusSeconds(300);
        TaskCommand.OpenTask open = new TaskCommand.OpenTask(spec);
        return new RecordJson()
                .toObject(
                        new Message.Outside(ALICE, new EntityId(EntityType.TASK, name), "open-" + name, expires, open))
                .toString();
    }

    /** A task of this kind: an election of two or three, evaluators who need not be quick, pay by improvement. */
    static TaskSpec spec(TaskKind kind, int rounds, int localEpochs) {
        List<Layer> layers = List.of(new Layer(32, Activation.RELU), new Layer(10, Activation.LINEAR));
        Recipe recipe = new Recipe(layers, 100_000, 0, 16, localEpochs);
        DataSource digits = new DataSource(DataFormat.DIGITS, "", "", "");
        DataPlan data = new DataPlan(digits, 6, 150_000, 150_000, 7);
        CommitteeRules committee = new CommitteeRules(
                2,
                3,
                Credits.of(10),
                "minority",
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60));
        EvaluationRules evaluation = new EvaluationRules(3, 1_000, Duration.ofSeconds(5), UNHURRIED, UNHURRIED);
        PayRules pay = new PayRules("improvement", 800_000, 100_000, UNHURRIED);
        return new TaskSpec(
                kind,
                "read handwritten digits",
                Credits.of(100),
                recipe,
                data,
                900_000,
                10_000,
                1_000,
                rounds,
                Duration.ofMinutes(20),
                UNHURRIED,
                UNHURRIED,
                "weighted-mean",
                false,
                committee,
                evaluation,
                pay);
    }
}
