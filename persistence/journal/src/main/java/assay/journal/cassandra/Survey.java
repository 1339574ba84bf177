package assay.journal.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** What can be seen of the database itself: its nodes, its clock, and on how many nodes it keeps what is ours. */
public final class Survey {
    private static final String KEYSPACE = "SELECT replication FROM system_schema.keyspaces WHERE keyspace_name = ?";
    private static final String CLOCK = "SELECT toUnixTimestamp(now()) AS millis FROM system.local";
    private static final String SETTING = "SELECT value FROM assay.settings WHERE name = ?";
    private static final List<String> KEYSPACES = List.of("assay", "assay_journal", "assay_snapshot");
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);

    private final CqlSession session;
    private final String datacenter;

    Survey(CqlSession session, String datacenter) {
        this.session = session;
        this.datacenter = datacenter;
    }

    /** How many nodes the datacenter has, whether they answer at the moment or not. */
    public int nodes() {
        return (int) session.getMetadata().getNodes().values().stream()
                .filter(node -> datacenter.equals(node.getDatacenter()))
                .count();
    }

    /** On how many nodes of the datacenter each of our keyspaces is kept; without those that are not there. */
    public SortedMap<String, Integer> copies() {
        SortedMap<String, Integer> copies = new TreeMap<>();
        for (String keyspace : KEYSPACES) {
            Row row = session.execute(statement(KEYSPACE, keyspace)).one();
            if (row == null) continue;
            Map<String, String> replication =
                    Objects.requireNonNull(row.getMap("replication", String.class, String.class), "replication");
            String factor = replication.getOrDefault(datacenter, replication.getOrDefault("replication_factor", "0"));
            // "3/1" stands for three copies, one of them transient.
            copies.put(keyspace, Integer.parseInt(factor.replaceFirst("/.*", "")));
        }
        return copies;
    }

    /** What is recorded under {@code name}; nothing as long as there are no tables. */
    public Optional<String> setting(String name) {
        if (!copies().containsKey(KEYSPACES.get(0))) return Optional.empty();
        return Optional.ofNullable(session.execute(statement(SETTING, name)).one())
                .map(row -> row.getString("value"));
    }

    /** The time by the clock of the node that answers. */
    public CompletionStage<Instant> clock() {
        return session.executeAsync(statement(CLOCK))
                .thenApply(result -> Instant.ofEpochMilli(
                        Objects.requireNonNull(result.one(), "a clock").getLong("millis")));
    }

    private static SimpleStatement statement(String text, Object... values) {
        return SimpleStatement.newInstance(text, values).setTimeout(STATEMENT_TIMEOUT);
    }
}
