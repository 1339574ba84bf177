package assay.cli.replay;

import assay.cli.Failure;
import assay.cli.Output;
import assay.domain.cell.Entry;
import assay.journal.EntryHead;
import assay.journal.OrderedJournal;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Goes through a journal as a person at a terminal says: a line for each step. */
final class Stepper {
    private static final String HELP =
            "n or Enter: next, p: previous, g POINT: go to task/NAME#12 or 30s, s: the entity's state here, q: quit";

    private final OrderedJournal journal;
    private final Selection selection;
    private final Telling telling;
    private final Output output;
    private final Instant start;
    private int at = -1;

    Stepper(OrderedJournal journal, Selection selection, Telling telling, Output output) {
        this.journal = journal;
        this.selection = selection;
        this.telling = telling;
        this.output = output;
        this.start = journal.head(0).time();
    }

    void run(BufferedReader in) throws IOException {
        output.say(journal.size() + " entries. " + HELP);
        move(0, 1);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.strip();
            if (command.equals("q")) return;
            try {
                obey(command);
            } catch (Failure e) {
                // A person who mistypes wants to go on.
                output.say(e.getMessage() + (e.hint().isEmpty() ? "" : "; " + e.hint()));
            }
        }
    }

    private void obey(String command) {
        if (command.isEmpty() || command.equals("n")) move(at + 1, 1);
        else if (command.equals("p")) move(at - 1, -1);
        else if (command.equals("s")) state();
        else if (command.startsWith("g "))
            go(Point.parse("g", command.substring(2).strip()));
        else output.say(HELP);
    }

    private void go(Point point) {
        for (int place = 0; place < journal.size(); place++) {
            if (!point.reachedBy(journal.head(place), start)) continue;
            move(place, 1);
            return;
        }
        output.say("the journal ends before that");
    }

    /** Shows the first entry of the selection from {@code place} on, in this direction. */
    private void move(int place, int direction) {
        for (int next = place; next >= 0 && next < journal.size(); next += direction) {
            if (!selection.takes(journal.head(next), start)) continue;
            Entry<?> entry = journal.entry(next);
            List<ObjectNode> shown = telling.shown(entry);
            if (shown.isEmpty() && !selection.takesQuiet(entry)) continue;
            at = next;
            telling.lines(entry, shown).forEach(output::say);
            telling.around(entry).forEach(output::say);
            return;
        }
        output.say(direction > 0 ? "this was the last" : "this was the first");
    }

    private void state() {
        if (at < 0) return;
        EntryHead here = journal.head(at);
        History.State state = new History(journal).of(here.entity(), head -> head.number() <= here.number());
        output.say(here.entity() + "#" + state.number() + "  " + state.state().toPrettyString());
    }
}
