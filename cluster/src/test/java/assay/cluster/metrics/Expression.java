package assay.cluster.metrics;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little of PromQL that it takes to know which metrics an expression names. */
final class Expression {
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'");
    private static final Pattern LABELS = Pattern.compile(
            "\\{[^}]*\\}|\\[[^\\]]*\\]|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern WORD = Pattern.compile("(?<![0-9A-Za-z_:$.])([a-zA-Z_:][a-zA-Z0-9_:]*)(\\s*\\()?");
    private static final Set<String> OPERATORS =
            Set.of("and", "or", "unless", "bool", "offset", "inf", "nan", "Inf", "NaN", "group_left", "group_right");

    private Expression() {}

    /** The metrics that {@code expression} names. */
    static SortedSet<String> metrics(String expression) {
        String bare = TEXT.matcher(expression).replaceAll("\"\"");
        bare = LABELS.matcher(bare).replaceAll(" ");
        SortedSet<String> metrics = new TreeSet<>();
        Matcher words = WORD.matcher(bare);
        while (words.find()) {
            boolean called = words.group(2) != null;
            if (!called && !OPERATORS.contains(words.group(1))) metrics.add(words.group(1));
        }
        return metrics;
    }
}
