package assay.cli.sweep;

import assay.cli.ExitCode;
import assay.cli.Failure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One path of a scenario file and the values it takes, in the order given: {@code path=a,b,c}, or {@code path=lo..hi:n}
 * for n values at equal distances, both ends among them. Values are YAML; commas inside brackets and quotes belong to them.
 */
public record Varied(String path, List<String> values) {
    private static final int MAX_VALUES = 1_000;
    /** Shares and amounts in a scenario have six decimals. */
    private static final int DECIMALS = 6;

    private static final String NUMBER = "(-?[0-9]{1,15}(?:\\.[0-9]{1,6})?)";
    private static final Pattern RANGE =
            Pattern.compile(NUMBER + "([a-z]*)\\.\\." + NUMBER + "([a-z]*)(?::([0-9]{1,6}))?");

    public Varied {
        values = List.copyOf(values);
    }

    /** Reads what stands behind {@code --vary}; refuses what is neither form. */
    public static Varied parse(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) throw bad(text, "path=a,b,c or path=lo..hi:n, for example network.loss=0,0.01,0.05");
        String right = text.substring(equals + 1).strip();
        Matcher range = RANGE.matcher(right);
        List<String> values = range.matches() ? spread(text, range) : split(right);
        if (values.contains("")) throw bad(text, "a value between any two commas");
        if (values.size() > MAX_VALUES) throw bad(text, "at most " + MAX_VALUES + " values");
        if (new LinkedHashSet<>(values).size() < values.size()) throw bad(text, "each value once");
        return new Varied(text.substring(0, equals).strip(), values);
    }

    private static List<String> spread(String text, Matcher range) {
        String unit = range.group(2);
        if (!unit.equals(range.group(4)) || range.group(5) == null) {
            throw bad(text, "lo..hi:n with one unit and a number of values, for example 10ms..90ms:5");
        }
        int count = Integer.parseInt(range.group(5));
        if (count < 2 || count > MAX_VALUES) throw bad(text, "2 to " + MAX_VALUES + " values behind the colon");
        BigDecimal from = new BigDecimal(range.group(1));
        BigDecimal way = new BigDecimal(range.group(3)).subtract(from);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BigDecimal on = way.multiply(BigDecimal.valueOf(i))
                    .divide(BigDecimal.valueOf(count - 1L), DECIMALS, RoundingMode.HALF_EVEN);
            BigDecimal value = from.add(on).stripTrailingZeros();
            values.add((value.signum() == 0 ? "0" : value.toPlainString()) + unit);
        }
        return values;
    }

    private static List<String> split(String text) {
        List<String> values = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (quote != 0) {
                if (at == quote) quote = 0;
            } else if (at == '"' || at == '\'') {
                quote = at;
            } else if (at == '{' || at == '[') {
                depth++;
            } else if (at == '}' || at == ']') {
                depth--;
            } else if (at == ',' && depth == 0) {
                values.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        values.add(text.substring(start).strip());
        return values;
    }

    private static Failure bad(String text, String expected) {
        String message = "--vary \"" + text + "\": expected " + expected;
        return Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "see assay sweep --help");
    }
}
