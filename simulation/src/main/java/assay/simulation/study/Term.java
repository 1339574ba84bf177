package assay.simulation.study;

import assay.simulation.metric.RunMetrics;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One side of a comparison: a number, or a number of times a metric.
 *
 * @param text as it was written
 */
public record Term(String text, double factor, Optional<String> metric) {
    private static final String NUMBER = "[+-]?[0-9]+(?:\\.[0-9]+)?";
    private static final String NAME = "[A-Za-z][A-Za-z0-9._-]*";
    private static final Pattern FORM =
            Pattern.compile("(?:(" + NUMBER + ")\\s*\\*\\s*)?(" + NAME + ")|(" + NUMBER + ")");

    /** Reads a term; empty when it is none. */
    static Optional<Term> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) return Optional.empty();
        if (form.group(3) != null) {
            return Optional.of(new Term(text.strip(), Double.parseDouble(form.group(3)), Optional.empty()));
        }
        double factor = form.group(1) == null ? 1 : Double.parseDouble(form.group(1));
        return Optional.of(new Term(text.strip(), factor, Optional.of(form.group(2))));
    }

    /** Its value in one run; empty when that run does not have the metric. */
    public OptionalDouble in(RunMetrics metrics) {
        if (metric.isEmpty()) return OptionalDouble.of(factor);
        OptionalDouble value = metrics.value(metric.get());
        return value.isPresent() ? OptionalDouble.of(factor * value.getAsDouble()) : value;
    }
}
