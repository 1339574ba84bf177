package assay.cli.explain;

import assay.domain.cell.Entry;

/**
 * One step of an answer.
 *
 * @param words for people
 * @param reference the entry of the journal that says so, as entity#number; empty where it follows from others
 */
public record Because(String words, String reference) {
    static Because of(Entry<?> entry, String words) {
        return new Because(words, entry.entity() + "#" + entry.number());
    }

    String line() {
        return reference.isEmpty() ? words : words + "  [" + reference + "]";
    }
}
