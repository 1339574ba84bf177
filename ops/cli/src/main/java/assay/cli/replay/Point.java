package assay.cli.replay;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.domain.entity.EntityId;
import assay.file.Times;
import assay.journal.EntryHead;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A point in a journal, as people name it. */
public sealed interface Point {
    /** One entry, by its number in an entity's history: {@code task/first-task#12}. */
    record Numbered(EntityId entity, long number) implements Point {
        @Override
        public boolean reachedBy(EntryHead head, Instant start) {
            return head.entity().equals(entity) && head.number() >= number;
        }

        @Override
        public boolean passedBy(EntryHead head, Instant start) {
            return head.entity().equals(entity) && head.number() > number;
        }
    }

    /** The entries up to this number, whatever entity they are of: {@code 12}. */
    record Nth(long number) implements Point {
        @Override
        public boolean reachedBy(EntryHead head, Instant start) {
            return head.number() >= number;
        }

        @Override
        public boolean passedBy(EntryHead head, Instant start) {
            return head.number() > number;
        }
    }

    /** A moment: {@code 2026-01-01T00:00:12.5Z}. */
    record At(Instant time) implements Point {
        @Override
        public boolean reachedBy(EntryHead head, Instant start) {
            return !head.time().isBefore(time);
        }

        @Override
        public boolean passedBy(EntryHead head, Instant start) {
            return head.time().isAfter(time);
        }
    }

    /** A time after the journal's first entry: {@code 12.5s}. */
    record After(Duration elapsed) implements Point {
        @Override
        public boolean reachedBy(EntryHead head, Instant start) {
            return !head.time().isBefore(start.plus(elapsed));
        }

        @Override
        public boolean passedBy(EntryHead head, Instant start) {
            return head.time().isAfter(start.plus(elapsed));
        }
    }

    /** Whether the entry is at this point or behind it, in a journal that begins at {@code start}. */
    boolean reachedBy(EntryHead head, Instant start);

    /** Whether the entry is behind this point. */
    boolean passedBy(EntryHead head, Instant start);

    /** Reads a point that stands behind {@code option}. */
    static Point parse(String option, String text) {
        return number(text)
                .or(() -> numbered(text))
                .or(() -> elapsed(text))
                .or(() -> time(text))
                .orElseThrow(() -> Failure.of(
                        ExitCode.ARGUMENTS,
                        "bad-arguments",
                        option + " \"" + text + "\": expected an entry, a number of entries, or a time",
                        "for example task/first-task#12, 12, 30s after the beginning, or 2026-01-01T00:00:30Z"));
    }

    private static Optional<Point> number(String text) {
        return text.matches("[0-9]{1,15}") ? Optional.of(new Nth(Long.parseLong(text))) : Optional.empty();
    }

    private static Optional<Point> numbered(String text) {
        int hash = text.indexOf('#');
        if (hash < 0 || !text.substring(hash + 1).matches("[0-9]{1,15}")) return Optional.empty();
        try {
            EntityId entity = EntityId.parse(text.substring(0, hash));
            return Optional.of(new Numbered(entity, Long.parseLong(text.substring(hash + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Point> elapsed(String text) {
        try {
            return Optional.of(new After(Times.parse(text)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Point> time(String text) {
        try {
            return Optional.of(new At(Instant.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
