package assay.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers are written. */
public final class Numbers {
    private static final MathContext SIX = new MathContext(6);

    private Numbers() {}

    /** The same with at most six significant digits: nobody sees more, and files stay small. */
    static double short6(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(SIX).doubleValue() : value;
    }

    /** For people: at most four significant digits, and no exponent unless it is far away. */
    public static String words(double value) {
        if (value == 0 || !Double.isFinite(value)) return value == 0 ? "0" : Double.toString(value);
        double size = Math.abs(value);
        if (size >= 1e9 || size < 1e-4) return String.format(Locale.ROOT, "%.3g", value);
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        return size >= 1e4 ? String.format(Locale.ROOT, "%,.0f", value) : rounded.toPlainString();
    }
}
