package assay.file;

import assay.domain.committee.CommitteeRules;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.money.Credits;
import assay.domain.payout.PayRules;
import assay.domain.training.Initializer;
import java.time.Duration;

/** What a task gets where its file says nothing. */
public final class Defaults {
    static final long INITIAL_ERROR_MICROS = 900_000;
    static final long MINIMUM_INCREMENT_MICROS = 1_000;
    static final int ROUNDS = 10;
    static final Duration DEADLINE = Duration.ofHours(1);
    static final Duration PREPARATION = Duration.ofMinutes(1);
    /** Several times what a failover takes, so that losing a node does not cost a round. */
    static final Duration ROUND = Duration.ofMinutes(2);

    static final long LEARNING_RATE_MICROS = 100_000;
    static final int BATCH_SIZE = 32;

    static final long DROPOUT_MICROS = 500_000;

    static final int TRAINING_SEGMENTS = 10;
    static final long VALIDATION_MICROS = 150_000;
    static final long HIDDEN_MICROS = 150_000;

    public static final CommitteeRules COMMITTEE = new CommitteeRules(
            3,
            5,
            Credits.of(10),
            "minority",
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(45));

    static final EvaluationRules EVALUATION =
            new EvaluationRules(3, 10_000, Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofSeconds(30));

    static final PayRules PAY = new PayRules("improvement", 800_000, 100_000, Duration.ofSeconds(10));

    private Defaults() {}

    /** The scale of an initialiser whose file gives none: Project PAI's for Xavier, MXNet's for the others. */
    static long scaleMicros(Initializer.Kind kind) {
        return switch (kind) {
            case XAVIER -> Initializer.unsaid().scaleMicros();
            case UNIFORM -> 70_000;
            case NORMAL -> 10_000;
            case CONSTANT -> 0;
            case ORTHOGONAL -> 1_414_000;
        };
    }
}
