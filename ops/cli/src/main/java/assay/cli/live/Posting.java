package assay.cli.live;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.domain.account.AccountEvent;
import assay.domain.account.Accounts;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerEvent;
import assay.domain.task.TaskCommand;
import assay.domain.task.TaskSpec;
import assay.journal.codec.RecordJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Posts tasks: sees that those who are needed are there, finds a free name, and gives the command. */
public final class Posting {
    private static final Duration ARRIVAL_PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 200;

    private final MarketClient market;

    public Posting(MarketClient market) {
        this.market = market;
    }

    /** Waits until {@code client} has brought its money, and {@code miners} have locked their stakes. */
    public void awaitArrivals(ParticipantId client, Collection<EntityId> miners, Consumer<String> told)
            throws InterruptedException {
        long giveUp = System.nanoTime() + ARRIVAL_PATIENCE.toNanos();
        Set<EntityId> awaited = new TreeSet<>(miners);
        awaited.add(Accounts.of(client));
        while (!awaited.isEmpty()) {
            for (EntityId each : List.copyOf(awaited)) {
                if (!arrived(market.journal(each, 0))) continue;
                awaited.remove(each);
                told.accept(each.name());
            }
            if (awaited.isEmpty()) return;
            if (System.nanoTime() - giveUp > 0) {
                String message = "after " + ARRIVAL_PATIENCE.toSeconds() + " s the market still waits for " + awaited;
                throw Failure.of(
                        ExitCode.TIMEOUT, "no-participants", message, "the log of the participants' process says why");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean arrived(List<Entry<?>> entries) {
        return entries.stream()
                .flatMap(entry -> entry.events().stream())
                .anyMatch(
                        event -> event instanceof AccountEvent.Deposited || event instanceof MinerEvent.MinerActivated);
    }

    /** {@code wanted}, or with a number behind it if there is a task of that name. */
    public EntityId freeName(String wanted) throws InterruptedException {
        Set<EntityId> taken = new TreeSet<>(market.entities(EntityType.TASK));
        EntityId name = new EntityId(EntityType.TASK, wanted);
        for (int number = 2; taken.contains(name); number++) {
            name = new EntityId(EntityType.TASK, wanted + "-" + number);
        }
        return name;
    }

    /** Posts a task; returns once the market has taken it. */
    public void open(ParticipantId client, EntityId task, TaskSpec spec) throws InterruptedException {
        ObjectNode command = new RecordJson().toObject(new TaskCommand.OpenTask(spec));
        command.put("type", "task.OpenTask");
        market.tell(client, task, client.name() + ":open:" + task.name(), command);
    }
}
