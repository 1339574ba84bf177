package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.AccountCommand;
import assay.domain.account.AccountEvent;
import assay.domain.account.Accounts;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.journal.codec.RecordJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Load that remembers what it was told: deposits to a few accounts, given to all nodes in turn. */
final class Deposits implements AutoCloseable {
    private static final int ACCOUNTS = 12;
    private static final int GIVERS = 4;

    /** No load gives what an earlier one gave: it would be acknowledged for having been done then. */
    private static final AtomicLong LOADS = new AtomicLong();

    /** How long an answer may take before it is given up. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String prefix;
    private final AtomicLong numbers = new AtomicLong();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<Thread> givers = new ArrayList<>();
    private final RecordJson json = new RecordJson();
    private volatile boolean stopped;

    private Deposits(String prefix) {
        this.prefix = prefix;
    }

    /** Begins; {@code endpoints} are nodes' addresses, some of which may not answer for a while. */
    static Deposits to(List<String> endpoints) {
        return to(
                "d" + LOADS.incrementAndGet() + "-",
                endpoints.stream()
                        .map(endpoint -> new Client(endpoint, PATIENCE))
                        .toList());
    }

    /** Begins to give deposits whose names begin with {@code prefix} to nodes, some of which may not answer for a while. */
    static Deposits to(String prefix, List<Client> clients) {
        Deposits deposits = new Deposits(prefix);
        for (int i = 0; i < GIVERS * clients.size(); i++) {
            Client client = clients.get(i % clients.size());
            Thread giver = new Thread(() -> deposits.giveAll(client), "giver-" + prefix + i);
            giver.setDaemon(true);
            giver.start();
            deposits.givers.add(giver);
        }
        return deposits;
    }

    private void giveAll(Client client) {
        try {
            while (!stopped) {
                if (!give(client, numbers.incrementAndGet())) TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean give(Client client, long number) throws InterruptedException {
        String transfer = prefix + number;
        EntityId account = Accounts.of(new ParticipantId("saver-" + number % ACCOUNTS));
        Message.Outside command = new Message.Outside(
                Accounts.CASHIER,
                account,
                transfer,
                Instant.now().plusSeconds(120),
                new AccountCommand.Deposit(transfer, new Credits(number)));
        try {
            HttpResponse<String> answer =
                    client.post("/v1/commands", json.toObject(command).toString());
            boolean done = answer.statusCode() == 200 && answer.body().contains("\"done\"");
            if (done) acknowledged.add(transfer);
            return done;
        } catch (IOException e) {
            // Nobody knows whether it was done; it was not acknowledged.
            return false;
        }
    }

    /** How many were acknowledged so far. */
    int acknowledged() {
        return acknowledged.size();
    }

    /** Waits until this many more than now are acknowledged. */
    void awaitMore(int more, Duration patience) throws Exception {
        int target = acknowledged() + more;
        Await.until(
                more + " more acknowledged deposits",
                patience,
                () -> acknowledged() >= target ? java.util.Optional.of(true) : java.util.Optional.empty());
    }

    /** Ends the load; doing it again changes nothing. */
    void end() {
        stopped = true;
        try {
            for (Thread giver : givers) giver.join(2 * PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
    }

    /** Fails unless everything acknowledged is in {@code journal}, exactly once, and histories and money are whole. */
    void check(List<Entry<?>> journal) {
        Map<String, Integer> found = new HashMap<>();
        for (Entry<?> entry : journal) {
            for (Object event : entry.events()) {
                if (event instanceof AccountEvent.Deposited in) found.merge(in.transfer(), 1, Integer::sum);
            }
        }
        assertThat(acknowledged).isNotEmpty();
        assertThat(found.keySet()).as("acknowledged, and in the journal").containsAll(acknowledged);
        assertThat(found.values()).as("how often each was booked").containsOnly(1);
        Ledger.of(journal);
    }
}
