package assay.cli.sweep;

import assay.cli.report.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the values of a varied path stand along an axis: numbers of one unit at their height, anything else in a row. */
final class Scale {
    private static final Pattern NUMBER = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)([a-z]*)");

    private final Varied varied;
    private final List<Double> heights = new ArrayList<>();
    private String unit = "";

    Scale(Varied varied) {
        this.varied = varied;
        for (String value : varied.values()) {
            Matcher number = NUMBER.matcher(value);
            boolean other =
                    !number.matches() || (!heights.isEmpty() && !number.group(2).equals(unit));
            if (other) {
                heights.clear();
                return;
            }
            unit = number.group(2);
            heights.add(Double.valueOf(number.group(1)));
        }
    }

    private boolean measured() {
        return !heights.isEmpty();
    }

    /** The axis. */
    Axis axis() {
        return measured() ? Axis.of(varied.path(), unit) : places();
    }

    /** The axis with a place for each value, whatever the values are. */
    Axis places() {
        return Axis.of(varied.path(), varied.values());
    }

    /** Where the value at {@code index} stands on the {@link #axis}. */
    double height(int index) {
        return measured() ? heights.get(index) : index;
    }
}
