package assay.bench;

import assay.domain.account.AccountCommand;
import assay.domain.account.Accounts;
import assay.domain.account.AccountEntity;
import assay.domain.cell.Cell;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
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
        write(name, List.of(deposit()));
    }

    /** An account that has sent money and waits for the answer: its first two entries. */
    void waiting(String name, String to) throws InterruptedException {
        EntityId receiver = Accounts.of(new ParticipantId(to));
        write(name, List.of(deposit(), new AccountCommand.Transfer("t-1", receiver, new Credits(1), "bench")));
    }

    private static Command deposit() {
        return new AccountCommand.Deposit("d-1", new Credits(1_000));
    }

    private void write(String name, List<Command> commands) throws InterruptedException {
        ParticipantId owner = new ParticipantId(name);
        EntityId account = Accounts.of(owner);
        var cell = Cell.fresh(new AccountEntity(), account);
        List<Entry<?>> entries = new ArrayList<>();
        for (Command command : commands) {
            ParticipantId from = command instanceof AccountCommand.Deposit ? Accounts.CASHIER : owner;
            Message.Outside message =
                    new Message.Outside(from, account, "c-" + entries.size(), now.plusSeconds(60), command);
            var step = cell.receive(message, now, EPOCH);
            if (step.entries().isEmpty()) throw new IllegalStateException(command + ": " + step.outcome());
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
