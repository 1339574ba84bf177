package assay.cli.run;

import assay.cli.Bar;
import assay.cli.Output;
import assay.simulation.Progress;
import java.time.Duration;
import java.util.Locale;

/** Shows, in a terminal, how far virtual time has come. */
final class SimulatedTime implements Progress, AutoCloseable {
    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

    private final Bar bar;
    private long redraw = System.nanoTime();

    SimulatedTime(Output output) {
        this.bar = Bar.endless(output, "simulated");
    }

    @Override
    public void reached(Duration simulated, Duration horizon, long entries) {
        if (System.nanoTime() - redraw < 0) return;
        redraw = System.nanoTime() + REDRAW_NANOS;
        bar.message(String.format(
                Locale.ROOT,
                "%d:%02d:%02d of %d:%02d:%02d at most, %d entries",
                simulated.toHours(),
                simulated.toMinutesPart(),
                simulated.toSecondsPart(),
                horizon.toHours(),
                horizon.toMinutesPart(),
                horizon.toSecondsPart(),
                entries));
    }

    @Override
    public void close() {
        bar.close();
    }
}
