package assay.simulation.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What checks of a scenario find wrong, in the order in which they look. */
final class Findings {
    static final long ONE = 1_000_000;
    private static final String SHARE = "a share in millionths, 0 to 1000000";

    private final List<ScenarioError> errors = new ArrayList<>();

    void positive(String path, Duration duration) {
        if (duration.isNegative() || duration.isZero()) add(path, duration.toString(), "more than 0");
    }

    void notNegative(String path, Duration duration) {
        if (duration.isNegative()) add(path, duration.toString(), "0 or more");
    }

    void share(String path, long micros) {
        if (micros < 0 || micros > ONE) add(path, Long.toString(micros), SHARE);
    }

    void add(String path, String found, String expected) {
        errors.add(new ScenarioError(path, found, expected));
    }

    List<ScenarioError> all() {
        return List.copyOf(errors);
    }

    static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
