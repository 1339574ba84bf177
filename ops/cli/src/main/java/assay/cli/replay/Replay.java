package assay.cli.replay;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.journal.EntryHead;
import assay.journal.OrderedJournal;
import assay.journal.codec.UnreadableRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Shows a journal again: all of it or a part, at some speed, to some point, step by step, or only what was then. */
public final class Replay {
    private final Request request;
    private final Output output;

    /**
     * What is to be shown.
     *
     * @param until the last entry that is shown; the journal must have it
     * @param stateAt show no events, but the states of the selected entities at this point
     * @param summary show no events, but how many each entity has
     */
    public record Request(
            Path journal,
            Selection selection,
            Optional<Point> until,
            Optional<Point> stateAt,
            Pacer pacer,
            boolean summary) {}

    public Replay(Request request, Output output) {
        this.request = request;
        this.output = output;
    }

    /** Shows everything; returns what the envelope says. */
    public ReplayData show() throws IOException, InterruptedException {
        return reading(this::show);
    }

    /** Shows entries as commands from {@code in} ask for them. */
    public ReplayData step(BufferedReader in) throws IOException, InterruptedException {
        return reading(journal -> {
            Telling telling = new Telling(request.selection(), start(journal));
            new Stepper(journal, request.selection(), telling, output).run(in);
            return data(journal, new Tally(), new TreeMap<>());
        });
    }

    @FunctionalInterface
    private interface Work {
        ReplayData on(OrderedJournal journal) throws IOException, InterruptedException;
    }

    private ReplayData reading(Work work) throws IOException, InterruptedException {
        if (!Files.isRegularFile(request.journal())) throw noJournal(request.journal() + " is not a file");
        try (OrderedJournal journal = OrderedJournal.open(request.journal())) {
            if (journal.size() == 0) throw noJournal(request.journal() + " is empty");
            return work.on(journal);
        } catch (UnreadableRecord e) {
            throw noJournal(String.valueOf(e.getMessage())).because(e);
        } catch (UncheckedIOException e) {
            throw noJournal(request.journal() + " cannot be read: " + e.getMessage())
                    .because(e);
        }
    }

    private static Failure noJournal(String what) {
        return Failure.of(
                ExitCode.ARGUMENTS,
                "not-a-journal",
                what + ", expected a journal",
                "assay journal export --out FILE writes a journal, and assay simulate leaves one in its folder");
    }

    private ReplayData show(OrderedJournal journal) throws InterruptedException {
        if (request.stateAt().isPresent())
            return states(journal, request.stateAt().get());
        Instant start = start(journal);
        Telling telling = new Telling(request.selection(), start);
        Tally tally = new Tally();
        boolean reached = false;
        for (int place = 0; place < journal.size() && !reached; place++) {
            EntryHead head = journal.head(place);
            reached = request.until()
                    .filter(until -> until.reachedBy(head, start))
                    .isPresent();
            if (!request.selection().takes(head, start)) continue;
            Entry<?> entry = journal.entry(place);
            List<ObjectNode> shown = telling.shown(entry);
            if (shown.isEmpty() && !request.selection().takesQuiet(entry)) continue;
            tally.add(entry, shown.size());
            if (request.summary()) continue;
            request.pacer().until(entry.time());
            output.stream("entry", telling.object(entry, shown));
            if (!output.json()) telling.lines(entry, shown).forEach(output::say);
        }
        if (request.until().isPresent() && !reached) throw ended(journal);
        if (request.summary()) tally.entities.forEach((entity, entries) -> output.say(entity + "  " + entries));
        output.note(tally.entries + " of " + journal.size() + " entries, " + tally.events + " events, "
                + tally.entities.size() + " entities");
        return data(journal, tally, new TreeMap<>());
    }

    private Failure ended(OrderedJournal journal) {
        EntryHead last = journal.head(journal.size() - 1);
        String message = "the journal ends before the point of --until: its last entry is " + last.entity() + "#"
                + last.number() + " at " + last.time();
        return Failure.of(ExitCode.FAILED, "not-there", message, "--summary says what is there");
    }

    private ReplayData states(OrderedJournal journal, Point point) {
        SortedMap<String, JsonNode> states = new TreeMap<>();
        Instant start = start(journal);
        for (EntityId entity : selected(journal, point)) {
            History.State found = new History(journal).of(entity, head -> !point.passedBy(head, start));
            if (found.number() == 0) output.note(entity + " has no entry up to there: this is how it begins");
            output.say(entity + "#" + found.number() + "  " + found.state().toPrettyString());
            ObjectNode state = JsonNodeFactory.instance.objectNode().put("number", found.number());
            states.put(entity.toString(), state.set("state", found.state()));
        }
        return data(journal, new Tally(), states);
    }

    private List<EntityId> selected(OrderedJournal journal, Point point) {
        if (point instanceof Point.Numbered numbered) {
            if (journal.find(numbered.entity(), numbered.number()) >= 0) return List.of(numbered.entity());
            String message = "there is no entry " + numbered.number() + " of " + numbered.entity();
            throw Failure.of(ExitCode.ARGUMENTS, "not-there", message, "--summary says what is there");
        }
        Selection selection = request.selection();
        if (selection.entities().isEmpty() && selection.kinds().isEmpty()) {
            throw Failure.of(
                    ExitCode.ARGUMENTS,
                    "bad-arguments",
                    "--state-at: expected to be told whose state",
                    "for example --entity task/first-task, or --state-at task/first-task#12");
        }
        List<EntityId> selected =
                journal.entities().stream().filter(selection::ofInterest).toList();
        if (!selected.isEmpty()) return selected;
        throw Failure.of(
                ExitCode.ARGUMENTS, "not-there", "the journal has no such entity", "--summary says which it has");
    }

    private static Instant start(OrderedJournal journal) {
        return journal.head(0).time();
    }

    private ReplayData data(OrderedJournal journal, Tally tally, SortedMap<String, JsonNode> states) {
        return new ReplayData(
                request.journal().toString(),
                journal.size(),
                tally.entries,
                tally.events,
                tally.entities,
                states,
                start(journal).toString(),
                journal.head(journal.size() - 1).time().toString());
    }

    private static final class Tally {
        private long entries;
        private long events;
        private final SortedMap<String, Long> entities = new TreeMap<>();

        void add(Entry<?> entry, int shown) {
            entries++;
            events += shown;
            entities.merge(entry.entity().toString(), 1L, Long::sum);
        }
    }
}
