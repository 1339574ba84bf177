package assay.journal.cassandra;

import assay.journal.view.Freshness;
import assay.journal.view.Participation;
import assay.journal.view.TaskFold;
import assay.journal.view.TaskRow;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the rows of the read models are kept. Writing a row again, or one that includes less than what is there, changes
 * nothing. All methods wait for the database; safe for many threads.
 */
public final class ViewTables {
    /** Grows whenever rows say something else: what an older program has folded is then folded again. */
    private static final int VERSION = 2;

    /** What a newer version folds replaces what an older one has folded from the same entries. */
    private static final long FIRST_TIMESTAMP = VERSION * 1_000_000_000_000L;

    private static final String VIEW = "tasks-" + VERSION;
    private static final String OPEN = "open-" + VERSION;
    private static final String ENDED = "ended-" + VERSION;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final String PUT =
            "INSERT INTO assay.view_tasks (shelf, task, row) VALUES (?, ?, ?) USING TIMESTAMP ?";
    private static final String TAKE_OFF =
            "DELETE FROM assay.view_tasks USING TIMESTAMP ? WHERE shelf = ? AND task = ?";
    private static final String SHELF = "SELECT task, row FROM assay.view_tasks WHERE shelf = ?";
    private static final String TASK = "SELECT row FROM assay.view_tasks WHERE shelf = ? AND task = ?";
    private static final String PUT_PERSON =
            "INSERT INTO assay.view_participations (who, task, role, row) VALUES (?, ?, ?, ?) USING TIMESTAMP ?";
    private static final String PERSON = "SELECT row FROM assay.view_participations WHERE who = ? AND task > ?";
    private static final String PROGRESS = "SELECT board, as_of FROM assay.view_progress WHERE name = ?";
    private static final String PUT_PROGRESS =
            "INSERT INTO assay.view_progress (name, board, as_of) VALUES (?, ?, ?) USING TIMESTAMP ?";

    private final CqlSession session;
    private final ObjectMapper json = new ObjectMapper();

    ViewTables(CqlSession session) {
        this.session = session;
    }

    /** Puts a task's row, and those of everybody in it, where they belong. */
    public void put(TaskRow row) {
        // An ended task has left the open shelf for good: that happened last.
        long timestamp = FIRST_TIMESTAMP + row.entry() + row.payoutEntry();
        for (Participation each : TaskFold.participations(row)) {
            run(PUT_PERSON, each.who(), each.task(), each.role(), text(each), timestamp);
        }
        run(PUT, row.open() ? OPEN : ENDED, row.task(), text(row), timestamp);
        if (!row.open()) run(TAKE_OFF, timestamp, OPEN, row.task());
    }

    /** The rows of tasks that have not ended, or have. */
    public List<TaskRow> tasks(boolean open) {
        List<TaskRow> rows = new ArrayList<>();
        for (Row row : run(SHELF, open ? OPEN : ENDED)) rows.add(read(row, TaskRow.class));
        return rows;
    }

    /** The row of one task, if it has been followed. */
    public Optional<TaskRow> task(String name) {
        // While it changes shelves a task stands on both: the ended one is the later.
        for (String shelf : List.of(ENDED, OPEN)) {
            Row row = run(TASK, shelf, name).one();
            if (row != null) return Optional.of(read(row, TaskRow.class));
        }
        return Optional.empty();
    }

    /** What {@code who} had to do with tasks whose names come after {@code after}, by task; at most {@code limit}. */
    public List<Participation> participations(String who, String after, int limit) {
        List<Participation> rows = new ArrayList<>();
        for (Row row : run(PERSON, who, after)) {
            Participation read = read(row, Participation.class);
            // A task is never torn apart: roles of one task stand on one page.
            if (rows.size() >= limit && !rows.get(rows.size() - 1).task().equals(read.task())) break;
            rows.add(read);
        }
        return rows;
    }

    /** How far the rows have come. */
    public Freshness progress() {
        Row row = run(PROGRESS, VIEW).one();
        if (row == null || row.isNull("board")) return Freshness.NONE;
        return new Freshness(row.getLong("board"), Instant.ofEpochMilli(row.getLong("as_of")));
    }

    /** Records how far the rows have come; an earlier time than what is recorded changes nothing. */
    public void record(Freshness progress) {
        long millis = progress.asOf().toEpochMilli();
        run(PUT_PROGRESS, VIEW, progress.boardEntry(), millis, millis);
    }

    /** Empties everything: whoever folds begins from the journal's beginning when it starts next. */
    public void forget() {
        for (String table : List.of("view_progress", "view_tasks", "view_participations")) {
            session.execute(
                    SimpleStatement.newInstance("TRUNCATE assay." + table).setTimeout(Duration.ofSeconds(30)));
        }
    }

    private ResultSet run(String cql, Object... values) {
        return session.execute(SimpleStatement.newInstance(cql, values).setTimeout(TIMEOUT));
    }

    private String text(Object row) {
        try {
            return json.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + row, e);
        }
    }

    private <T> T read(Row row, Class<T> type) {
        String text = String.valueOf(row.getString("row"));
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a " + type.getSimpleName() + ": " + text, e);
        }
    }
}
