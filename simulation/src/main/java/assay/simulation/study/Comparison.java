package assay.simulation.study;

import assay.simulation.metric.Catalogue;
import assay.simulation.metric.RunMetrics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A claim in parts: {@code profit.mean.early > 1.1 * profit.mean.late}. */
public record Comparison(Term left, Operator operator, Term right) {
    /** What a claim looks like, in words. */
    public static final String FORM =
            "TERM > TERM, or >=, <, <= in between; a term is a metric, a number, or a number * a metric";

    private static final Pattern SIDES = Pattern.compile("([^<>=]*)(>=|<=|>|<)([^<>=]*)");

    /** Reads a comparison; empty when {@code text} is none. Whether its metrics exist is another question. */
    public static Optional<Comparison> parse(String text) {
        Matcher sides = SIDES.matcher(text);
        if (!sides.matches()) return Optional.empty();
        Operator operator = Operator.of(sides.group(2));
        return Term.parse(sides.group(1))
                .flatMap(left -> Term.parse(sides.group(3)).map(right -> new Comparison(left, operator, right)));
    }

    /** The names in it that no run can have. */
    public List<String> unknown(Catalogue catalogue) {
        return metrics().stream().filter(name -> catalogue.find(name).isEmpty()).toList();
    }

    /** The names in it. */
    public List<String> metrics() {
        return Stream.of(left, right).flatMap(term -> term.metric().stream()).toList();
    }

    /** By how much the left side exceeds the right one in one run; empty when that run does not have a metric. */
    public OptionalDouble difference(RunMetrics metrics) {
        OptionalDouble one = left.in(metrics);
        OptionalDouble other = right.in(metrics);
        if (one.isEmpty() || other.isEmpty()) return OptionalDouble.empty();
        return OptionalDouble.of(one.getAsDouble() - other.getAsDouble());
    }

    @Override
    public String toString() {
        return left.text() + " " + operator.sign() + " " + right.text();
    }
}
