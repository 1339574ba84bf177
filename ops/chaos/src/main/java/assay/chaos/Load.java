package assay.chaos;

import assay.domain.account.AccountCommand;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.task.TaskCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What clients do meanwhile: savers bring money and take some of it away again, and one task after another is posted, so
 * that there is always one in which participants vote, train, measure and are paid.
 */
public final class Load implements AutoCloseable {
    /** How long a command may be tried; the longest fault must be over by then. */
    private static final Duration LIFE = Duration.ofMinutes(3);

    private static final int SAVERS = 2;
    private static final int ACCOUNTS_EACH = 20;
    private static final int WITHDRAW_EVERY = 4;
    private static final long PAUSE_MILLIS = 100;
    private static final long TASK_PAUSE_MILLIS = 2_000;

    private final Gateway gateway;
    private final Giver giver;
    private final String run;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean ending;

    /**
     * The load on a market.
     *
     * @param run tells this run's commands and tasks from those of runs before on the same data
     */
    public Load(Gateway gateway, Ledger ledger, String run) {
        this.gateway = gateway;
        this.giver = new Giver(gateway, ledger);
        this.run = run;
    }

    /** Begins. */
    public void start() {
        for (int i = 0; i < SAVERS; i++) {
            int saver = i;
            begin("saver-" + saver, () -> save(saver));
        }
        begin("client", this::post);
    }

    private interface Work {
        void go() throws InterruptedException;
    }

    private void begin(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.go();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException e) {
                        failure.compareAndSet(null, e);
                    }
                },
                name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void save(int saver) throws InterruptedException {
        for (int i = 0; !ending; i++) {
            ParticipantId owner = new ParticipantId("saver-" + saver + "-" + i % ACCOUNTS_EACH);
            String id = run + "." + saver + "." + i;
            // Every account is paid in more often than something is taken from it.
            boolean out = i / ACCOUNTS_EACH % WITHDRAW_EVERY == WITHDRAW_EVERY - 1;
            Command command = out
                    ? new AccountCommand.Withdraw(id, Credits.micros(1))
                    : new AccountCommand.Deposit(id, Credits.micros(10));
            giver.give(outside(Accounts.CASHIER, Accounts.of(owner), id, command));
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private void post() throws InterruptedException {
        for (int i = 1; !ending; ) {
            if (gateway.openTasks().isEmpty()) {
                String name = run + "-" + i++;
                EntityId task = new EntityId(EntityType.TASK, name);
                giver.give(outside(SmallTask.CLIENT, task, "open-" + name, new TaskCommand.OpenTask(SmallTask.spec())));
            }
            TimeUnit.MILLISECONDS.sleep(TASK_PAUSE_MILLIS);
        }
    }

    private static Message.Outside outside(ParticipantId from, EntityId to, String id, Command command) {
        return new Message.Outside(from, to, id, Instant.now().plus(LIFE), command);
    }

    /** Asks everybody to stop, and waits until what was given has been answered. Throws what went wrong, if anything. */
    public void stop() throws InterruptedException {
        ending = true;
        for (Thread thread : threads) thread.join();
        Throwable wrong = failure.get();
        if (wrong != null) throw new IllegalStateException("the load stopped early: " + wrong, wrong);
    }

    @Override
    public void close() {
        ending = true;
        threads.forEach(Thread::interrupt);
    }
}
