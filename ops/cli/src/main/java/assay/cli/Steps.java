package assay.cli;

/** How far something has come that takes a known number of steps: a bar in a terminal, a line for each step elsewhere. */
public final class Steps implements AutoCloseable {
    private final Output output;
    private final String title;
    private final int total;
    private final Bar bar;
    private int done;

    public Steps(Output output, String title, int total) {
        this.output = output;
        this.title = title;
        this.total = total;
        this.bar = Bar.of(output, title, total);
    }

    /** One more step. */
    public void done(String what) {
        done++;
        if (output.columns() == 0) output.note(title + " " + done + "/" + total + ": " + what);
        bar.step(what);
        if (done == total) close();
    }

    @Override
    public void close() {
        bar.close();
    }
}
