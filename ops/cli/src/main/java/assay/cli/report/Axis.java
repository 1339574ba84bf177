package assay.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One axis of a chart.
 *
 * @param name what is drawn along it
 * @param unit in which; empty for a bare number
 * @param log whether equal steps are equal factors; nothing drawn may be 0 then
 * @param categories names of the places 0, 1, 2 …; none for a measured quantity
 * @param min where it begins; chosen by the data if null
 * @param max where it ends; chosen by the data if null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Axis(
        String name, String unit, boolean log, List<String> categories, @Nullable Double min, @Nullable Double max) {
    public Axis {
        categories = List.copyOf(categories);
    }

    /** A measured quantity. */
    public static Axis of(String name, String unit) {
        return new Axis(name, unit, false, List.of(), null, null);
    }

    /** Places with names. */
    public static Axis of(String name, List<String> categories) {
        return new Axis(name, "", false, categories, null, null);
    }

    /** The same axis between two ends. */
    public Axis between(double begin, double end) {
        return new Axis(name, unit, log, categories, begin, end);
    }

    /** The same axis from 0 on. */
    public Axis fromZero() {
        return new Axis(name, unit, log, categories, 0.0, max);
    }

    /** The same axis with equal steps for equal factors. */
    public Axis logarithmic() {
        return new Axis(name, unit, true, categories, min, max);
    }
}
