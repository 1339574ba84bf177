package assay.cli.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One plot.
 *
 * @param title what it shows
 * @param caption how to read it, or what stands out; also what a screen reader says
 * @param wide whether it takes the whole width of the page
 * @param scale name of the quantity that colours stand for; null without {@link Layer.Kind#HEAT}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Chart(
        String title,
        String caption,
        @JsonIgnore boolean wide,
        Axis x,
        Axis y,
        List<Layer> layers,
        @Nullable String scale)
        implements Block {
    public Chart {
        layers = List.copyOf(layers);
    }

    /** A plot of half the page's width. */
    public static Chart of(String title, String caption, Axis x, Axis y, List<Layer> layers) {
        return new Chart(title, caption, false, x, y, layers, null);
    }

    /** The same over the whole width. */
    public Chart widened() {
        return new Chart(title, caption, true, x, y, layers, scale);
    }
}
