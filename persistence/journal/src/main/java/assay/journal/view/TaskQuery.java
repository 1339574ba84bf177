package assay.journal.view;

import assay.domain.board.Listing;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.Matching;
import assay.domain.miner.Miner;
import assay.domain.money.Credits;
import assay.domain.reputation.StandingRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A question about tasks: which, in which order, from where on. */
public final class TaskQuery {
    /** The most rows of a page. */
    public static final int MAX_LIMIT = 500;

    /** The rows of a page when nothing is said. */
    public static final int USUAL_LIMIT = 50;

    /** Everything that can be asked for. */
    public static final List<String> KEYS = List.of(
            "state",
            "kind",
            "min-bounty",
            "max-bounty",
            "client",
            "max-stake",
            "needs",
            "text",
            "filler",
            "for",
            "sort",
            "limit",
            "cursor");

    private final Map<String, String> asked;
    private final List<String> faults = new ArrayList<>();
    private final List<Predicate<TaskRow>> filters = new ArrayList<>();
    private final TaskOrder order;
    private final int limit;
    private final Optional<Cursor> cursor;

    private TaskQuery(Map<String, String> asked) {
        this.asked = asked;
        for (String key : asked.keySet()) {
            if (!KEYS.contains(key)) faults.add(key + ": expected one of " + String.join(", ", KEYS));
        }
        said("state")
                .filter(word -> !List.of("open", "ended", "all").contains(word))
                .ifPresent(word -> faults.add("state=" + word + ": expected open, ended or all"));
        said("kind").ifPresent(word -> filters.add(row -> row.kind().equals(word)));
        credits("min-bounty").ifPresent(least -> filters.add(row -> row.bounty() >= least));
        credits("max-bounty").ifPresent(most -> filters.add(row -> row.bounty() <= most));
        credits("max-stake").ifPresent(most -> filters.add(row -> row.stake() <= most));
        said("client").ifPresent(name -> filters.add(row -> row.client().equals(name)));
        // What a miner can do: tasks that need something else are left out.
        said("needs")
                .map(words -> List.of(words.split(",", -1)))
                .ifPresent(able -> filters.add(row -> able.containsAll(row.needs())));
        said("text")
                .map(text -> text.toLowerCase(Locale.ROOT))
                .ifPresent(text -> filters.add(row -> (row.task() + " " + row.title())
                        .toLowerCase(Locale.ROOT)
                        .contains(text)));
        said("filler").ifPresent(this::filler);
        said("for")
                .filter(name -> !ParticipantId.valid(name))
                .ifPresent(name -> faults.add("for=" + name + ": expected a participant's name"));
        order = order();
        limit = limit();
        cursor = said("cursor").flatMap(this::cursor);
        if (!faults.isEmpty()) throw new BadQuestion(faults);
    }

    /**
     * Reads a question; unsaid is: open tasks, the newest first, {@link #USUAL_LIMIT} of them.
     *
     * @throws BadQuestion when it cannot be read
     */
    public static TaskQuery of(Map<String, String> asked) {
        return new TaskQuery(asked);
    }

    private Optional<String> said(String key) {
        return Optional.ofNullable(asked.get(key));
    }

    private Optional<Long> credits(String key) {
        try {
            return said(key).map(text -> Credits.parse(text).micros());
        } catch (ArithmeticException | IllegalArgumentException e) {
            faults.add(key + "=" + asked.get(key) + ": expected an amount of credits such as 12.5");
            return Optional.empty();
        }
    }

    private void filler(String word) {
        switch (word) {
            case "yes" -> filters.add(TaskRow::filler);
            case "no" -> filters.add(row -> !row.filler());
            default -> faults.add("filler=" + word + ": expected yes or no");
        }
    }

    private TaskOrder order() {
        String word = said("sort").orElse(TaskOrder.NEWEST.word());
        Optional<TaskOrder> known = TaskOrder.named(word);
        if (known.isEmpty()) faults.add("sort=" + word + ": expected one of " + String.join(", ", TaskOrder.words()));
        return known.orElse(TaskOrder.NEWEST);
    }

    private int limit() {
        String text = said("limit").orElse(Integer.toString(USUAL_LIMIT));
        boolean sound =
                text.matches("[0-9]{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MAX_LIMIT;
        if (!sound) faults.add("limit=" + text + ": expected 1 to " + MAX_LIMIT);
        return sound ? Integer.parseInt(text) : USUAL_LIMIT;
    }

    private Optional<Cursor> cursor(String text) {
        Optional<Cursor> read = Cursor.read(text);
        if (read.isEmpty()) faults.add("cursor=" + text + ": expected what a page gave as next");
        else if (!read.get().order().equals(order.word())) {
            faults.add("cursor: is one of sort=" + read.get().order() + ", expected the same sort for all pages");
        }
        return read;
    }

    /** Whether tasks that have not ended are asked for. */
    public boolean wantsOpen() {
        return !said("state").orElse("open").equals("ended");
    }

    /** Whether tasks that have ended are asked for. */
    public boolean wantsEnded() {
        return !said("state").orElse("open").equals("open");
    }

    /** The miner for whom tasks are asked: only those it qualifies for, in the order that it would rather have. */
    public Optional<ParticipantId> forWhom() {
        return said("for").map(ParticipantId::new);
    }

    /**
     * The page.
     *
     * @param rows all there are, in any order
     * @param miner the membership of {@link #forWhom}
     */
    public Paged<TaskRow> page(Iterable<TaskRow> rows, Optional<Miner> miner, Instant now) {
        Comparator<TaskRow> comparator =
                order.comparator(miner.map(each -> each.dossier().profile().preferences()));
        List<TaskRow> found = new ArrayList<>();
        for (TaskRow row : rows) {
            boolean fits = filters.stream().allMatch(filter -> filter.test(row))
                    && miner.filter(each -> !Matching.qualifies(each, listing(row), now))
                            .isEmpty()
                    && cursor.filter(last -> comparator.compare(row, last.row()) <= 0)
                            .isEmpty();
            if (fits) found.add(row);
        }
        found.sort(comparator);
        if (found.size() <= limit) return new Paged<>(found, "");
        List<TaskRow> page = found.subList(0, limit);
        return new Paged<>(page, new Cursor(order.word(), page.get(limit - 1)).text());
    }

    /** The task as the notice board would show it. */
    static Listing listing(TaskRow row) {
        return new Listing(
                new EntityId(EntityType.TASK, row.task()),
                new ParticipantId(row.client()),
                row.title(),
                row.kind(),
                Credits.micros(row.bounty()),
                Credits.micros(row.stake()),
                row.needs(),
                row.filler(),
                new StandingRules(row.kept(), row.minimumMicros(), row.newcomers()));
    }
}
