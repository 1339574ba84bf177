package assay.cli;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar at the bottom of a terminal, below what is said meanwhile. Nothing at all where there is none. */
public final class Bar implements AutoCloseable {
    private static final int REDRAW_MILLIS = 100;

    private final Output output;
    private final String title;
    private @Nullable ProgressBar bar;

    private Bar(Output output, String title, @Nullable ProgressBar bar) {
        this.output = output;
        this.title = title;
        this.bar = bar;
    }

    /** A bar for {@code total} steps. */
    public static Bar of(Output output, String title, int total) {
        return new Bar(output, title, output.columns() > 0 ? drawn(output, title, total) : null);
    }

    /** A line for something of which nobody knows how long it will be: it has messages only. */
    public static Bar endless(Output output, String title) {
        return new Bar(output, title, null);
    }

    private static ProgressBar drawn(Output output, String title, int total) {
        return new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                // The last column stays empty: a terminal that wraps there would leave a line behind at every redraw.
                .setConsumer(new DelegatingProgressBarConsumer(output::bar, output.columns() - 1))
                .build();
    }

    /** Whether anybody sees it. */
    public boolean shown() {
        return output.columns() > 0;
    }

    /** One more step. */
    public void step(String message) {
        if (bar != null) bar.step().setExtraMessage(" " + message);
    }

    /** {@code steps} in all are done. */
    public void reach(long steps, String message) {
        if (bar != null) bar.stepTo(steps).setExtraMessage(" " + message);
    }

    /** What is happening now. */
    public void message(String message) {
        if (bar != null) {
            bar.setExtraMessage(" " + message);
        } else if (output.columns() > 0) {
            String text = title + " " + message;
            output.bar(text.substring(0, Math.min(text.length(), output.columns() - 1)));
        }
    }

    /** Removes the bar; doing it again changes nothing. */
    @Override
    public void close() {
        if (bar != null) bar.close();
        bar = null;
        output.bar("");
    }
}
