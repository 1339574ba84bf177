package assay.cli.sweep;

import assay.cli.ExitCode;
import assay.cli.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every combination of the varied values: cell 0 has the first of each, and the last path changes fastest. */
public record Grid(List<Varied> axes) {
    /** The most cells of a sweep. */
    public static final int MAX_CELLS = 10_000;

    /** A grid of these axes, of different paths each. */
    public Grid {
        axes = List.copyOf(axes);
        Set<String> paths = new LinkedHashSet<>();
        long cells = 1;
        for (Varied axis : axes) {
            if (!paths.add(axis.path())) throw bad(axis.path() + " is varied twice, expected each path once");
            cells *= axis.values().size();
            if (cells > MAX_CELLS) throw bad("the grid has more than " + MAX_CELLS + " cells");
        }
    }

    private static Failure bad(String message) {
        return Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "leave out a --vary, or some of its values");
    }

    /** How many cells there are; 1 when nothing is varied. */
    public int cells() {
        int cells = 1;
        for (Varied axis : axes) cells *= axis.values().size();
        return cells;
    }

    /** The value of every path in {@code cell}, in the order of the axes. */
    public Map<String, String> values(int cell) {
        List<Integer> places = new ArrayList<>();
        int rest = cell;
        for (int i = axes.size() - 1; i >= 0; i--) {
            int count = axes.get(i).values().size();
            places.add(0, rest % count);
            rest /= count;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < axes.size(); i++) {
            Varied axis = axes.get(i);
            values.put(axis.path(), axis.values().get(places.get(i)));
        }
        return values;
    }

    /** {@code path=value} for each axis in {@code cell}: what {@code simulate --set} takes to run it alone. */
    public List<String> settings(int cell) {
        List<String> settings = new ArrayList<>();
        values(cell).forEach((path, value) -> settings.add(path + "=" + value));
        return settings;
    }
}
