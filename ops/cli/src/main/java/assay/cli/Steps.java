package assay.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far something has come that takes a known number of steps: a bar in a terminal, a line for each step elsewhere. */
public final class Steps implements AutoCloseable {
    /** The system property by which the launcher says that standard error is a terminal: Java cannot tell. */
    private static final String TERMINAL = "assay.terminal";

    private final Output output;
    private final String title;
    private final int total;
    private final @Nullable ProgressBar bar;
    private int done;
    private boolean closed;

    public Steps(Output output, String title, int total) {
        this.output = output;
        this.title = title;
        this.total = total;
        this.bar = !Boolean.getBoolean(TERMINAL) || output.json() ? null : bar(title, total);
    }

    private static ProgressBar bar(String title, int total) {
        return new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .build();
    }

    /** One more step. The last one finishes the bar, so that what is said next stands below it. */
    public void done(String what) {
        done++;
        if (bar == null) output.note(title + " " + done + "/" + total + ": " + what);
        else bar.step().setExtraMessage(" " + what);
        if (done == total) close();
    }

    @Override
    public void close() {
        if (bar != null && !closed) bar.close();
        closed = true;
    }
}
