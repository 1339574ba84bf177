package assay.cluster.metrics;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code GET /metrics} says, read as Prometheus reads it: series and their values.
 *
 * @param samples by series, written as {@code name{label="value",}}
 */
public record Exposition(SortedMap<String, Double> samples) {
    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*(?:\\{.*\\})?) (\\S+)");

    /** Reads {@code text}; a line that is neither comment nor sample is an error. */
    public static Exposition read(String text) {
        SortedMap<String, Double> samples = new TreeMap<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) continue;
            Matcher form = LINE.matcher(line);
            if (!form.matches()) throw new IllegalArgumentException("no sample: " + line);
            samples.put(form.group(1), number(form.group(2)));
        }
        return new Exposition(samples);
    }

    private static double number(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** Names of all series, without labels. */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        for (String series : samples.keySet()) names.add(series.replaceFirst("\\{.*", ""));
        return names;
    }

    /** The sum over the series of {@code name} whose labels contain all of {@code labels}; empty when there is none. */
    public Optional<Double> sum(String name, String... labels) {
        Optional<Double> sum = Optional.empty();
        for (var sample : samples.entrySet()) {
            String series = sample.getKey();
            if (!series.equals(name) && !series.startsWith(name + "{")) continue;
            boolean all = true;
            for (String label : labels) all &= series.contains(label);
            if (all) sum = Optional.of(sum.orElse(0.0) + sample.getValue());
        }
        return sum;
    }
}
