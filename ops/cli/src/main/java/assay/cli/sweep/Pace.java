package assay.cli.sweep;

import assay.cli.Bar;
import assay.cli.Output;
import java.time.Duration;

/** How far a sweep has come, and how long it will still take: a bar in a terminal, now and then a line elsewhere. */
final class Pace implements AutoCloseable {
    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

    private final Output output;
    private final int total;
    private final Bar bar;
    private final long started = System.nanoTime();
    private long said = started;
    private int done;

    Pace(Output output, int total) {
        this.output = output;
        this.total = total;
        this.bar = Bar.of(output, "runs", total);
    }

    /** One more run has ended. */
    synchronized void done() {
        done++;
        String left = "about " + left() + " left";
        bar.step(left);
        if (bar.shown() || done == total || System.nanoTime() - said < QUIET_NANOS) return;
        said = System.nanoTime();
        output.note(done + " of " + total + " runs, " + left);
    }

    private String left() {
        double nanos = (double) (System.nanoTime() - started) / done * (total - done);
        long seconds = (long) StrictMath.ceil(nanos / 1e9);
        if (seconds < 100) return seconds + " s";
        long minutes = (seconds + 59) / 60;
        return minutes < 100 ? minutes + " min" : (minutes + 59) / 60 + " h";
    }

    @Override
    public void close() {
        bar.close();
    }
}
