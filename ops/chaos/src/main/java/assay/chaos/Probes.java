package assay.chaos;

import assay.domain.account.AccountCommand;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Accounts spread over all nodes, on which it is measured how long the market is deaf. */
public final class Probes implements AutoCloseable {
    private static final int PROBES = 24;
    private static final int MOST_AT_ONCE = 2;
    private static final Duration LIFE = Duration.ofMinutes(3);
    private static final double SECOND_NANOS = 1e9;

    private final Gateway gateway;
    private final Giver giver;
    private final String run;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "probe");
        thread.setDaemon(true);
        return thread;
    });
    private long given;

    public Probes(Gateway gateway, Ledger ledger, String run) {
        this.gateway = gateway;
        this.giver = new Giver(gateway, ledger);
        this.run = run;
    }

    /** Brings every probe to life. */
    public void open() throws InterruptedException {
        for (int i = 1; i <= PROBES; i++) touch(probe(i));
    }

    private static EntityId probe(int number) {
        return Accounts.of(new ParticipantId("probe-" + number));
    }

    /** A few probes that live on the node at {@code address} right now. */
    public List<EntityId> on(String address) throws InterruptedException {
        List<EntityId> found = new ArrayList<>();
        for (int i = 1; i <= PROBES && found.size() < MOST_AT_ONCE; i++) {
            Optional<String> host = gateway.host(probe(i));
            if (host.filter(address::equals).isPresent()) found.add(probe(i));
        }
        return found;
    }

    /** Gives one command to {@code probe}; whether it was taken. */
    boolean touch(EntityId probe) throws InterruptedException {
        String id;
        synchronized (this) {
            id = run + ".probe." + ++given;
        }
        Instant expires = Instant.now().plus(LIFE);
        AccountCommand deposit = new AccountCommand.Deposit(id, Credits.micros(1));
        return giver.give(new Message.Outside(Accounts.CASHIER, probe, id, expires, deposit)) instanceof Answer.Taken;
    }

    /** The longest that one of {@code probes} lets wait for its answer to a command that is given now, in seconds. */
    public Future<Double> firstAnswers(List<EntityId> probes) {
        long begun = System.nanoTime();
        List<Callable<Double>> all = new ArrayList<>();
        for (EntityId probe : probes) {
            all.add(() -> touch(probe) ? (System.nanoTime() - begun) / SECOND_NANOS : Double.NaN);
        }
        return longest(all);
    }

    /** The longest wait of all commands given to {@code probes}, one after another to each, while {@code during} runs. */
    public Future<Double> longestWait(List<EntityId> probes, Future<?> during) {
        List<Callable<Double>> all = new ArrayList<>();
        for (EntityId probe : probes) {
            all.add(() -> {
                double longest = 0;
                do {
                    long begun = System.nanoTime();
                    if (!touch(probe)) return Double.NaN;
                    longest = Math.max(longest, (System.nanoTime() - begun) / SECOND_NANOS);
                } while (!during.isDone());
                return longest;
            });
        }
        return longest(all);
    }

    private Future<Double> longest(List<Callable<Double>> all) {
        List<Future<Double>> running = all.stream().map(threads::submit).toList();
        return threads.submit(() -> {
            double longest = Double.NaN;
            for (Future<Double> each : running) {
                double seconds = each.get();
                if (Double.isNaN(longest) || Double.isNaN(seconds) || seconds > longest) longest = seconds;
            }
            return longest;
        });
    }

    /** Runs {@code work} beside. */
    <T> Future<T> beside(Callable<T> work) {
        return threads.submit(work);
    }

    /** What {@code future} gives, whose work cannot fail but by a mistake of ours. */
    static <T> T get(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a measurement failed: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
