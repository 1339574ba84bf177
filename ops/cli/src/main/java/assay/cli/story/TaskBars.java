package assay.cli.story;

import assay.cli.Bar;
import assay.cli.Output;
import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import assay.domain.committee.CommitteeEvent;
import assay.domain.task.TaskEvent;
import org.jspecify.annotations.Nullable;

/** How far a task has come, in a terminal: a bar while miners register, and one for its rounds. */
public final class TaskBars implements EventSink, AutoCloseable {
    private final Output output;
    private final int miners;
    private int rounds;
    private @Nullable Bar bar;

    /**
     * Bars below what {@code output} says.
     *
     * @param miners how many may register
     */
    public TaskBars(Output output, int miners) {
        this.output = output;
        this.miners = miners;
    }

    @Override
    public void accept(Entry<?> entry) {
        for (Object event : entry.events()) {
            registration(event);
            rounds(event);
        }
    }

    private void registration(Object event) {
        if (event instanceof CommitteeEvent.CandidateAdmitted admitted) {
            shown("registration", miners).step(admitted.miner().name());
        } else if (event instanceof CommitteeEvent.RegistrationClosed) close();
    }

    private void rounds(Object event) {
        if (event instanceof TaskEvent.TaskDrafted drafted)
            rounds = drafted.spec().rounds();
        else if (event instanceof TaskEvent.RoundOpened opened) {
            shown("rounds", rounds).message("round " + opened.round() + ": training");
        } else if (event instanceof TaskEvent.AggregateClaimed)
            shown("rounds", rounds).message("measuring");
        else if (event instanceof TaskEvent.RoundClosed closed) {
            String accuracy = Amounts.accuracy(closed.result().errorMicros());
            shown("rounds", rounds).step("accuracy " + accuracy);
        } else if (event instanceof TaskEvent.TrainingEnded) close();
    }

    private Bar shown(String title, int total) {
        Bar shown = bar == null ? Bar.of(output, title, total) : bar;
        bar = shown;
        return shown;
    }

    @Override
    public void close() {
        if (bar != null) bar.close();
        bar = null;
    }
}
