package assay.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.board.Board;
import assay.domain.board.BoardCommand;
import assay.domain.board.BoardEntity;
import assay.domain.board.BoardEvent;
import assay.domain.board.Listing;
import assay.domain.cell.Message;
import assay.domain.committee.Allocation;
import assay.domain.committee.CommitteeCommand;
import assay.domain.committee.Standing;
import assay.domain.content.Cid;
import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.evaluation.Evaluation;
import assay.domain.evaluation.EvaluationCommand;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.evaluation.Report;
import assay.domain.money.Credits;
import assay.domain.participant.Work;
import assay.domain.payout.Contribution;
import assay.domain.payout.Facts;
import assay.domain.payout.Gain;
import assay.domain.payout.Improvement;
import assay.domain.payout.Labour;
import assay.domain.payout.PayRules;
import assay.domain.payout.PayoutCommand;
import assay.domain.payout.PayoutRule;
import assay.domain.payout.PayoutRules;
import assay.domain.payout.Reports;
import assay.domain.task.TaskCommand;
import assay.domain.task.TaskSpecCheck;
import assay.domain.training.Activation;
import assay.domain.training.Job;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import assay.domain.training.Segment;
import assay.domain.training.WeightedUpdate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everything that a task at all its limits sends fits one message, even among participants with the longest names. */
class LimitsTest {
    private static final EntityId TASK = new EntityId(EntityType.TASK, "t".repeat(121));
    private static final EntityId PAYOUT = new EntityId(EntityType.PAYOUT, TASK.name());
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final int MEMBERS = TaskSpecCheck.MAX_MEMBERS;
    private static final int EVALUATORS = TaskSpecCheck.MAX_EVALUATORS;
    private static final int MEASURED = TaskSpecCheck.MAX_MEASURED_SEGMENTS;
    private static final int TRAINING = TaskSpecCheck.MAX_TRAINING_SEGMENTS;
    private static final int INITIAL_ERROR_MICROS = 1_000_000;

    private static final List<ParticipantId> MINERS = many(MEMBERS, n -> who("miner", n));
    private static final List<ParticipantId> JUDGES = many(EVALUATORS, n -> who("judge", n));
    private static final List<String> HASHES = many(TRAINING + 2 * MEASURED, LimitsTest::hash);
    private static final Recipe DEEPEST = new Recipe(
            Collections.nCopies(TaskSpecCheck.MAX_LAYERS, new Layer(TaskSpecCheck.MAX_NODES, Activation.RELU)),
            100_000_000,
            999_999,
            TaskSpecCheck.MAX_NODES,
            TaskSpecCheck.MAX_EPOCHS);

    private final RecordCodec messages = RecordCodec.ofMessages(List.of());

    private static <T> List<T> many(int count, IntFunction<T> each) {
        return IntStream.range(0, count).mapToObj(each).toList();
    }

    private static ParticipantId who(String role, int number) {
        String name = role + "-" + number + "-";
        return new ParticipantId(name + "x".repeat(ParticipantId.MAX_LENGTH - name.length()));
    }

    private static String hash(int number) {
        return Sha256.hexOf(Integer.toString(number).getBytes(StandardCharsets.UTF_8));
    }

    private static Cid cid(int number) {
        return new Cid("bafkrei" + hash(number).substring(0, 52));
    }

    private static List<Segment> segments(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> new Segment(HASHES.get(n), cid(n)))
                .toList();
    }

    private void fits(Command command) {
        fitsAsIs(new Message.Outside(MINERS.get(0), TASK, "x".repeat(128), NOON, command));
    }

    private void fitsAsIs(Object message) {
        assertThat(messages.decode(messages.encode(message))).isEqualTo(message);
    }

    @Test
    void segments_offered_ordered_and_sent() {
        List<String> training = HASHES.subList(0, TRAINING);
        fits(new TaskCommand.OfferSegments(
                cid(0),
                training,
                HASHES.subList(TRAINING, TRAINING + MEASURED),
                HASHES.subList(TRAINING + MEASURED, TRAINING + 2 * MEASURED)));
        fits(new CommitteeCommand.OrderSegments(training));
        fits(new CommitteeCommand.SubmitRanking(training));
        int each = TRAINING / MEMBERS;
        fits(new TaskCommand.SegmentsOrdered(
                training,
                many(MEMBERS, n -> new Allocation(MINERS.get(n), training.subList(n * each, (n + 1) * each)))));
        fits(new TaskCommand.SendSegments(segments(0, TRAINING + MEASURED)));
    }

    @Test
    void a_crew_and_its_evaluators() {
        fits(new TaskCommand.CommitteeElected(many(MEMBERS, n -> new Standing(MINERS.get(n), Long.MAX_VALUE))));
        Duration window = TaskSpecCheck.MAX_TIME;
        EvaluationRules rules = new EvaluationRules(EVALUATORS, INITIAL_ERROR_MICROS, window, window, window);
        fits(new EvaluationCommand.Convene(rules, MINERS, NOON));
        fits(new TaskCommand.EvaluatorsDrawn(JUDGES));
        assertThat(EVALUATORS).isLessThan(Evaluation.MAX_ENROLMENTS);
    }

    @Test
    void a_round_trained_by_one_member_and_measured() {
        fitsAsIs(new Work.Train(TASK, 1, new Job.Train(DEEPEST, cid(0), segments(0, TRAINING), Long.MIN_VALUE), NOON));
        Job.Measure job = new Job.Measure(
                DEEPEST,
                "weighted-mean",
                cid(0),
                many(MEMBERS, n -> new WeightedUpdate(cid(n), Long.MAX_VALUE)),
                segments(0, MEASURED));
        fits(new EvaluationCommand.MeasureModel(TaskSpecCheck.MAX_ROUNDS, job));
        List<Long> errors = Collections.nCopies(MEMBERS + 1, Long.MAX_VALUE);
        fits(new TaskCommand.MeasurementTaken(1, new Report(errors, errors, cid(1)), JUDGES));
    }

    @Test
    void a_notice_board_as_full_as_it_may_be() {
        BoardEntity entity = new BoardEntity();
        Board board = entity.initial("main");
        int shown = 0;
        while (board.open().size() == shown) {
            String number = Integer.toString(shown);
            EntityId task = new EntityId(EntityType.TASK, number + TASK.name().substring(number.length()));
            String title = "任".repeat(TaskSpecCheck.MAX_TITLE);
            Credits most = new Credits(Long.MAX_VALUE);
            Listing listing = new Listing(task, MINERS.get(0), title, "contribution", most, most);
            var decision = entity.decide(board, new BoardCommand.Announce(listing), new Origin.FromEntity(task), NOON);
            if (decision instanceof Decision.Accepted<BoardEvent> accepted) {
                board = accepted.events().get(0).applyTo(board);
                shown++;
            } else {
                break;
            }
        }
        assertThat(shown).isBetween(200, Board.MAX_LISTINGS);
        fitsAsIs(board);
    }

    @Test
    void a_settlement_with_every_gain_there_can_be() {
        Facts facts = new Facts(
                MINERS.get(0),
                Credits.of(1_000_000),
                new PayRules("improvement", 800_000, 100_000, TaskSpecCheck.MAX_TIME),
                INITIAL_ERROR_MICROS,
                1,
                many(TaskSpecCheck.MAX_GAINS, LimitsTest::gain),
                JUDGES.stream()
                        .map(judge -> new Reports(judge, Integer.MAX_VALUE))
                        .toList());
        fits(new PayoutCommand.Settle(facts, JUDGES));
        fitsAsIs(new Work.Approve(PAYOUT, new Improvement().plan(facts), NOON));
    }

    @Test
    void a_settlement_with_every_value_and_every_gain_there_can_be() {
        Facts gains = new Facts(
                MINERS.get(0),
                Credits.of(1_000_000),
                new PayRules("improvement", 800_000, 100_000, TaskSpecCheck.MAX_TIME).by("shapley"),
                INITIAL_ERROR_MICROS,
                1,
                many(TaskSpecCheck.MAX_GAINS, LimitsTest::gain),
                JUDGES.stream()
                        .map(judge -> new Reports(judge, Integer.MAX_VALUE))
                        .toList());
        List<Labour> labours =
                MINERS.stream().map(miner -> new Labour(miner, 1_000, 0)).toList();
        Facts facts = gains.with(labours, TaskSpecCheck.MAX_VALUED)
                .valued(many(TaskSpecCheck.MAX_VALUED, LimitsTest::value), 1);
        fits(new PayoutCommand.Settle(facts, JUDGES));
        PayoutRule shapley = PayoutRules.named("shapley").orElseThrow();
        fitsAsIs(new Work.Approve(PAYOUT, shapley.plan(facts), NOON));
    }

    private static Contribution value(int number) {
        int round = 1 + number / MEMBERS;
        return new Contribution(MINERS.get(number % MEMBERS), round, INITIAL_ERROR_MICROS - round, -999_999, 123_456);
    }

    /** By each miner in turn, each as small as the least increment that this many gains allow, the last past the target. */
    private static Gain gain(int number) {
        int step = INITIAL_ERROR_MICROS / TaskSpecCheck.MAX_GAINS;
        long before = INITIAL_ERROR_MICROS - (long) number * step;
        boolean last = number >= TaskSpecCheck.MAX_GAINS - MEMBERS;
        return new Gain(MINERS.get(number % MEMBERS), 1 + number, before - (last ? 0 : 1), last ? 0 : before - step);
    }
}
