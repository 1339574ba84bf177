package assay.cli.replay;

import assay.cli.ExitCode;
import assay.cli.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Waits between entries as long as the market did, divided by a factor; or not at all. */
public final class Pacer {
    private static final Pattern FACTOR = Pattern.compile("([0-9]{1,7}(?:\\.[0-9]{1,6})?)x");

    /** Lets some time pass. */
    @FunctionalInterface
    interface Wait {
        void nanos(long nanos) throws InterruptedException;
    }

    private final double factor;
    private final Wait wait;
    private @Nullable Instant last;

    Pacer(double factor, Wait wait) {
        this.factor = factor;
        this.wait = wait;
    }

    /** Reads {@code 10x}, {@code 0.5x}, or {@code max}. */
    public static Pacer parse(String text) {
        if (text.equals("max")) return new Pacer(Double.POSITIVE_INFINITY, TimeUnit.NANOSECONDS::sleep);
        Matcher matcher = FACTOR.matcher(text);
        if (matcher.matches() && Double.parseDouble(matcher.group(1)) > 0) {
            return new Pacer(Double.parseDouble(matcher.group(1)), TimeUnit.NANOSECONDS::sleep);
        }
        String message = "--speed \"" + text + "\": expected 1x, 10x, 0.5x and so on, or max";
        throw Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "");
    }

    /** Returns when it is time for what happened at {@code time}. */
    void until(Instant time) throws InterruptedException {
        Instant before = last == null ? time : last;
        last = time;
        long nanos = (long) (Duration.between(before, time).toNanos() / factor);
        if (nanos > 0) wait.nanos(nanos);
    }
}
