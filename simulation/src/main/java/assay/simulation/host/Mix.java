package assay.simulation.host;

/**
 * Counter-based random bits: the same inputs give the same bits, whatever happened before. Each step is the finaliser of
 * SplitMix64 (Steele, Lea and Flood, 2014), so that every input bit reaches every output bit.
 */
public final class Mix {
    /** The step of SplitMix64: 2^64 divided by the golden ratio, made odd. */
    public static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private static final long ONE = 1_000_000;

    private Mix() {}

    /** 64 bits for {@code a} under {@code bits}; chain calls for more inputs. */
    public static long of(long bits, long a) {
        long z = bits + GOLDEN_GAMMA + a;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** 64 bits for a text. */
    public static long of(String text) {
        long bits = text.length();
        for (int i = 0; i < text.length(); i++) bits = of(bits, text.charAt(i));
        return bits;
    }

    /** Whether an event of this probability, in 10⁻⁶, happens given these bits. */
    public static boolean chance(long bits, long micros) {
        return Long.remainderUnsigned(bits, ONE) < micros;
    }

    /** A number from {@code low} to {@code high}, both included. */
    public static long between(long bits, long low, long high) {
        return low + Long.remainderUnsigned(bits, high - low + 1);
    }

    /** A standard normal variate, the same on every machine (Box and Muller, 1958). */
    public static double normal(long bits) {
        double radius = 0x1.0p-53 * ((of(bits, 1) >>> 11) + 1);
        double angle = 0x1.0p-53 * (of(bits, 2) >>> 11);
        return StrictMath.sqrt(-2 * StrictMath.log(radius)) * StrictMath.cos(2 * StrictMath.PI * angle);
    }
}
