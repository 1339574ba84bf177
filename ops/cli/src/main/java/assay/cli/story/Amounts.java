package assay.cli.story;

import assay.domain.money.Credits;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Numbers as people like to read them. */
public final class Amounts {
    private static final int FEW = 6;

    private Amounts() {}

    /** {@code 95.25 %} from an error of 47 500 millionths: what was classified rightly. */
    public static String accuracy(long errorMicros) {
        return percent(1_000_000 - errorMicros);
    }

    /** {@code 4.75 %} from 47 500 millionths. */
    public static String percent(long micros) {
        return String.format(Locale.ROOT, "%.2f %%", micros / 1e4);
    }

    /** {@code 0.182} from 182 345 millionths. */
    static String loss(long micros) {
        return String.format(Locale.ROOT, "%.3f", micros / 1e6);
    }

    /** {@code 12.5}: without the zeros at the end. */
    public static String credits(Credits credits) {
        return BigDecimal.valueOf(credits.micros(), 6).stripTrailingZeros().toPlainString();
    }

    /** {@code miner-1, miner-2 and 9 more}. */
    static String names(Collection<?> names) {
        if (names.isEmpty()) return "nobody";
        List<String> shown = names.stream().limit(FEW).map(Object::toString).toList();
        String all = String.join(", ", shown);
        return names.size() <= FEW ? all : all + " and " + (names.size() - FEW) + " more";
    }

    /** {@code 1 miner}, {@code 5 miners}. */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
