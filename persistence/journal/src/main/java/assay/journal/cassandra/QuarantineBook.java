package assay.journal.cassandra;

import assay.domain.entity.EntityId;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/**
 * Which entities were put into quarantine, so that any node can say so. What stands here may be out of date: whether an
 * entity is quarantined, it says itself.
 */
public final class QuarantineBook {
    private static final int MOST = 1_000;
    private static final int LONGEST_REASON = 2_000;
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);
    private static final String PUT = "INSERT INTO assay.quarantined (entity, node, since, reason) VALUES (?, ?, ?, ?)";
    private static final String ALL = "SELECT entity, node, since, reason FROM assay.quarantined LIMIT " + MOST;
    private static final String STRIKE = "DELETE FROM assay.quarantined WHERE entity = ?";

    private final CqlSession session;

    /**
     * One line of the book.
     *
     * @param node where it happened
     */
    public record Line(EntityId entity, String node, Instant since, String reason) {}

    QuarantineBook(CqlSession session) {
        this.session = session;
    }

    /** Writes {@code line}, in the place of an earlier one about the same entity. */
    public CompletionStage<?> put(Line line) {
        String reason = line.reason();
        if (reason.length() > LONGEST_REASON) reason = reason.substring(0, LONGEST_REASON);
        return run(SimpleStatement.newInstance(PUT, line.entity().toString(), line.node(), line.since(), reason));
    }

    /** All lines, in the order of entities. */
    public CompletionStage<List<Line>> all() {
        return run(SimpleStatement.newInstance(ALL).setPageSize(MOST)).thenApply(rows -> {
            List<Line> lines = new ArrayList<>();
            for (Row row : rows.currentPage()) {
                lines.add(new Line(
                        EntityId.parse(text(row, "entity")),
                        text(row, "node"),
                        Objects.requireNonNull(row.getInstant("since"), "since"),
                        text(row, "reason")));
            }
            lines.sort(java.util.Comparator.comparing(Line::entity));
            return lines;
        });
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNull(row.getString(column), column);
    }

    /** Strikes out what stands about {@code entity}. */
    public CompletionStage<?> strike(EntityId entity) {
        return run(SimpleStatement.newInstance(STRIKE, entity.toString()));
    }

    private CompletionStage<com.datastax.oss.driver.api.core.cql.AsyncResultSet> run(SimpleStatement statement) {
        return session.executeAsync(statement.setTimeout(STATEMENT_TIMEOUT));
    }
}
