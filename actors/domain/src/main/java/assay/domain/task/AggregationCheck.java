package assay.domain.task;

import assay.domain.training.AggregationRules;
import assay.domain.training.Protocol;
import assay.domain.training.Strategy;
import java.math.BigDecimal;
import java.util.Optional;

/** What a task may say about how updates become one model. Only what its strategy uses is checked against it. */
final class AggregationCheck {
    /** The greatest server rate with adaptive steps: each parameter moves by about so much in a round. */
    static final long MAX_ADAPTIVE_RATE = 500_000;

    private static final long ONE = 1_000_000;
    private static final String FIELD = "training.aggregation.";

    /** Takes what is wrong: which field, what it says, what was expected. */
    interface Report {
        void wrong(String field, Object value, String expected);
    }

    private final TaskSpec spec;
    private final AggregationRules rules;
    private final Report report;

    private AggregationCheck(TaskSpec spec, Report report) {
        this.spec = spec;
        this.rules = spec.training().aggregation();
        this.report = report;
    }

    static void of(TaskSpec spec, Report report) {
        new AggregationCheck(spec, report).check();
    }

    private void check() {
        range("server-rate", rules.serverRateMicros(), 1, 100 * ONE);
        range("momentum", rules.momentumMicros(), 0, ONE - 1);
        range("trim", rules.trimMicros(), 0, ONE / 2 - 1);
        count("byzantine", rules.byzantine(), 0);
        count("kept", rules.kept(), 1);
        range("second-moment", rules.secondMomentMicros(), 0, ONE - 1);
        range("adaptivity", rules.adaptivityMicros(), 1, ONE);
        range("proximal", rules.proximalMicros(), 0, 100 * ONE);
        range("bound", rules.boundMicros(), 0, 1_000_000 * ONE);
        // Message maps are another matter: ResidualCheck.
        if (spec.training().protocol() == Protocol.ASYNC_RESIDUAL) return;
        Optional<Strategy> strategy = Strategy.named(spec.aggregation());
        if (strategy.isEmpty()) {
            report.wrong(
                    "aggregation", '"' + spec.aggregation() + '"', "one of " + String.join(", ", Strategy.words()));
            return;
        }
        if (strategy.get() == Strategy.FEDADAM && rules.serverRateMicros() > MAX_ADAPTIVE_RATE) {
            String less = "at most " + decimal(MAX_ADAPTIVE_RATE)
                    + " with fedadam, which moves every parameter by about" + " so much in a round; 0.01 is usual";
            report.wrong(FIELD + "server-rate", decimal(rules.serverRateMicros()), less);
        }
        int least = 2 * rules.byzantine() + 3;
        if (strategy.get().comparesDistances()
                && rules.byzantine() >= 0
                && spec.committee().minimum() < least) {
            String enough = "at least " + least + " with " + spec.aggregation()
                    + " (2 × training.aggregation.byzantine + 3): among fewer updates the arbitrary ones cannot be told";
            report.wrong("committee.minimum", spec.committee().minimum(), enough);
        }
    }

    private void range(String name, long micros, long least, long most) {
        if (micros < least || micros > most) {
            report.wrong(FIELD + name, decimal(micros), decimal(least) + " to " + decimal(most));
        }
    }

    private void count(String name, int value, int least) {
        if (value < least || value > TaskSpecCheck.MAX_MEMBERS) {
            String expected = "a whole number from " + least + " to " + TaskSpecCheck.MAX_MEMBERS;
            report.wrong(FIELD + name, value, expected);
        }
    }

    private static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
