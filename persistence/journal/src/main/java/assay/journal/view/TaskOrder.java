package assay.journal.view;

import assay.domain.miner.Preferences;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** In which order tasks are listed. Those that nobody pays for always come last, and names decide what is left open. */
enum TaskOrder {
    NEWEST("newest"),
    OLDEST("oldest"),
    BOUNTY("bounty"),
    DEADLINE("deadline"),
    STAKE("stake"),
    NAME("name");

    private final String word;

    TaskOrder(String word) {
        this.word = word;
    }

    static List<String> words() {
        return List.of(values()).stream().map(order -> order.word).toList();
    }

    static Optional<TaskOrder> named(String word) {
        return List.of(values()).stream()
                .filter(order -> order.word.equals(word))
                .findFirst();
    }

    String word() {
        return word;
    }

    /** First by what somebody would rather do, if that is known. */
    Comparator<TaskRow> comparator(Optional<Preferences> wanted) {
        Comparator<TaskRow> paidFirst = Comparator.comparing(TaskRow::filler);
        Comparator<TaskRow> first = wanted.map(
                        each -> paidFirst.thenComparing((TaskRow row) -> each.distance(TaskQuery.listing(row))))
                .orElse(paidFirst);
        return first.thenComparing(own()).thenComparing(TaskRow::task);
    }

    private Comparator<TaskRow> own() {
        return switch (this) {
            case NEWEST ->
                Comparator.comparing((TaskRow row) -> Instant.parse(row.opened()))
                        .reversed();
            case OLDEST -> Comparator.comparing(row -> Instant.parse(row.opened()));
            case BOUNTY -> Comparator.comparing(TaskRow::bounty).reversed();
            case DEADLINE -> Comparator.comparing(row -> Instant.parse(row.deadline()));
            case STAKE -> Comparator.comparing(TaskRow::stake);
            case NAME -> Comparator.comparing(TaskRow::task);
        };
    }
}
