package assay.cluster.live;

import assay.domain.cell.Entry;
import assay.journal.LiveJournal;
import assay.journal.codec.RecordCodec;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/** Writes into the journal, and removes from it, behind the back of those whose histories are there. */
final class Tampering implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SERIALIZER = 4_277_001;
    private static final String ID = "INSERT INTO assay_journal.all_persistence_ids (persistence_id) VALUES (?)";
    private static final String ENTRY = "INSERT INTO assay_journal.messages (persistence_id, partition_nr,"
            + " sequence_nr, timestamp, timebucket, writer_uuid, ser_id, ser_manifest, event_manifest, event)"
            + " VALUES (?, 0, ?, now(), '0', 'a0000000-0000-0000-0000-000000000000', " + SERIALIZER
            + ", ?, '', ?) USING TIMESTAMP ";
    private static final String TIMESTAMP =
            "SELECT timestamp FROM assay_journal.messages WHERE persistence_id = ? AND partition_nr = 0 AND sequence_nr = ?";
    private static final String REMOVE = "DELETE FROM assay_journal.messages"
            + " WHERE persistence_id = ? AND partition_nr = 0 AND sequence_nr = ? AND timestamp = ?";

    private final CqlSession session;

    Tampering(String contactPoint) {
        String[] address = contactPoint.split(":", 2);
        this.session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(address[0], Integer.parseInt(address[1])))
                .withLocalDatacenter("datacenter1")
                .build();
    }

    /** What the first column of the answer says; empty when there is none. */
    String run(String cql, Object... values) {
        Row row = session.execute(SimpleStatement.newInstance(cql, values).setTimeout(PATIENCE))
                .one();
        return row == null ? "" : String.valueOf(row.getObject(0));
    }

    /** Stores {@code entry} as a node would have. */
    void write(Entry<?> entry) {
        String history = LiveJournal.persistenceId(entry.entity());
        run(ID, history);
        run(
                ENTRY + 2 * entry.epoch(),
                history,
                entry.number(),
                "entry@" + entry.epoch(),
                ByteBuffer.wrap(RecordCodec.ofArchive().encode(entry)));
    }

    /** Removes the row of {@code entry}, and only it: as the operations manual says. */
    void remove(Entry<?> entry) {
        String history = LiveJournal.persistenceId(entry.entity());
        UUID timestamp = UUID.fromString(Objects.requireNonNull(run(TIMESTAMP, history, entry.number())));
        run(REMOVE, history, entry.number(), timestamp);
    }

    @Override
    public void close() {
        session.close();
    }
}
