package assay.journal.view;

import java.util.List;

/**
 * A page of rows.
 *
 * @param next what to ask for the next page with; empty when this is the last
 */
public record Paged<T>(List<T> rows, String next) {
    public Paged {
        rows = List.copyOf(rows);
    }
}
