package assay.cli.run;

import assay.cli.Bar;
import assay.cli.Output;
import assay.simulation.Progress;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows, in a terminal, how far virtual time has come on its way to the latest moment at which the last task can end,
 * and how long that will take at most.
 */
final class SimulatedTime implements Progress, AutoCloseable {
    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

    private final Bar bar;
    private long redraw = System.nanoTime();

    SimulatedTime(Output output, Scenario scenario) {
        this.bar = Bar.of(
                output, "simulated s", Math.toIntExact(latestEnd(scenario).toSeconds()));
    }

    private static Duration latestEnd(Scenario scenario) {
        Duration latest = Duration.ofSeconds(1);
        for (TaskEntry task : scenario.tasks()) {
            Duration end = task.opensAfter()
                    .plus(task.spec().deadline())
                    .plus(task.spec().pay().approval());
            if (end.compareTo(latest) > 0) latest = end;
        }
        return latest.compareTo(scenario.horizon()) < 0 ? latest : scenario.horizon();
    }

    @Override
    public void reached(Duration simulated, Duration horizon, long entries) {
        if (System.nanoTime() - redraw < 0) return;
        redraw = System.nanoTime() + REDRAW_NANOS;
        bar.reach(simulated.toSeconds(), String.format(Locale.ROOT, "%,d entries", entries));
    }

    @Override
    public void close() {
        bar.close();
    }
}
