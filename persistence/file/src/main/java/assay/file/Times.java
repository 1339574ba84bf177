package assay.file;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 250ms}, {@code 30s}, {@code 1.5m}, {@code 2h}, {@code 1d}. */
public final class Times {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)(ms|s|m|h|d)");

    private Times() {}

    /** Reads a length of time; throws {@link IllegalArgumentException} for anything else. */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) throw new IllegalArgumentException("time \"" + text + "\": expected, for example, 30s");
        long unitMillis =
                switch (matcher.group(2)) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> 86_400_000;
                };
        BigDecimal millis = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unitMillis));
        return Duration.ofNanos(millis.movePointRight(6).setScale(0).longValueExact());
    }

    /** Writes a length of time in the largest unit that keeps it whole. */
    public static String words(Duration time) {
        long millis = time.toMillis();
        if (millis % 1_000 != 0) return millis + "ms";
        long seconds = millis / 1_000;
        if (seconds == 0 || seconds % 60 != 0) return seconds + "s";
        return seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds / 60 + "m";
    }
}
