package assay.bench;

import assay.domain.account.AccountCommand;
import assay.domain.account.AccountEntity;
import assay.domain.account.Accounts;
import assay.domain.cell.Cell;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.journal.LiveJournal;
import assay.journal.codec.RecordCodec;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * Writes histories of accounts as their actors would have, without actors: entries that the rules give, as the journal
 * stores them.
 */
final class Histories {
    private static final int AT_ONCE = 256;
    private static final long EPOCH = 1;
    /** That of {@code AssaySerializer}. */
    private static final int SERIALIZER = 4_277_001;

    private static final String ENTRY = "INSERT INTO assay_journal.messages (persistence_id, partition_nr,"
            + " sequence_nr, timestamp, timebucket, writer_uuid, ser_id, ser_manifest, event_manifest, event)"
            + " VALUES (?, 0, ?, now(), '0', 'a0000000-0000-0000-0000-000000000000', " + SERIALIZER + ", 'entry@"
            + EPOCH + "', '', ?) USING TIMESTAMP " + 2 * EPOCH;
    private static final String ID = "INSERT INTO assay_journal.all_persistence_ids (persistence_id) VALUES (?)";

    private final CqlSession session;
    private final PreparedStatement entry;
    private final PreparedStatement id;
    private final RecordCodec codec = RecordCodec.ofArchive();
    private final Semaphore underWay = new Semaphore(AT_ONCE);
    private final Instant now = Instant.now();

    Histories(CqlSession session) {
        this.session = session;
        this.entry = session.prepare(ENTRY);
        this.id = session.prepare(ID);
    }

    /** An account with money in it, to which nothing more happens. */
    void resting(String name) throws InterruptedException {
        write(name, List.of(deposit(name)));
    }

    /** An account that has sent money and waits for the answer: its first two entries. */
    void waiting(String name, String to) throws InterruptedException {
        EntityId task = new EntityId(EntityType.TASK, name);
        Command transfer = new AccountCommand.Transfer("t-1", account(to), new Credits(1), "bench");
        write(name, List.of(deposit(name), new Message.Request(task, account(name), 1, transfer, "bench")));
    }

    private Message deposit(String name) {
        Command deposit = new AccountCommand.Deposit("d-1", new Credits(1_000));
        return new Message.Outside(Accounts.CASHIER, account(name), "c-1", now.plusSeconds(60), deposit);
    }

    private static EntityId account(String name) {
        return Accounts.of(new ParticipantId(name));
    }

    private void write(String name, List<Message> messages) throws InterruptedException {
        EntityId account = account(name);
        var cell = Cell.fresh(new AccountEntity(), account);
        List<Entry<?>> entries = new ArrayList<>();
        for (Message message : messages) {
            var step = cell.receive(message, now, EPOCH);
            boolean done = step.entries().stream().anyMatch(one -> !one.events().isEmpty());
            if (!done) throw new IllegalStateException(message + ": " + step);
            for (var one : step.entries()) {
                cell = cell.after(one);
                entries.add(one);
            }
        }
        String history = LiveJournal.persistenceId(account);
        send(session.executeAsync(id.bind(history)));
        for (Entry<?> one : entries) {
            send(session.executeAsync(entry.bind(history, one.number(), ByteBuffer.wrap(codec.encode(one)))));
        }
    }

    private void send(CompletionStage<?> write) throws InterruptedException {
        underWay.acquire();
        write.whenComplete((done, failure) -> {
            underWay.release();
            if (failure != null) throw new IllegalStateException("a history is not written", failure);
        });
    }

    /** Waits until all of it is stored. */
    void await() throws InterruptedException {
        underWay.acquire(AT_ONCE);
        underWay.release(AT_ONCE);
    }
}
