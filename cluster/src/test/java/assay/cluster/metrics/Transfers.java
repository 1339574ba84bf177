package assay.cluster.metrics;

import assay.domain.account.AccountEvent;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.money.Credits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/** Accounts between which money moves in drawn steps, as the rules have it: pended, received or not, posted or voided. */
final class Transfers {
    private static final Credits AMOUNT = Credits.of(1);

    private final Random random;
    private final BiFunction<EntityId, AccountEvent, Entry<AccountEvent>> write;
    private final Map<EntityId, List<Entry<AccountEvent>>> histories = new LinkedHashMap<>();
    private final List<UnderWay> underWay = new ArrayList<>();
    private int last;

    private enum Stage {
        PENDED,
        RECEIVED,
        REFUSED
    }

    private record UnderWay(String id, EntityId from, EntityId to, Stage stage) {}

    Transfers(Random random, BiFunction<EntityId, AccountEvent, Entry<AccountEvent>> write) {
        this.random = random;
        this.write = write;
        for (int i = 0; i < 5; i++) histories.put(new EntityId(EntityType.ACCOUNT, "a-" + i), new ArrayList<>());
    }

    List<EntityId> accounts() {
        return List.copyOf(histories.keySet());
    }

    List<Entry<AccountEvent>> entriesOf(EntityId account) {
        return histories.getOrDefault(account, List.of());
    }

    void step() {
        if (underWay.isEmpty() || random.nextInt(3) == 0) begin();
        else advance(underWay.remove(random.nextInt(underWay.size())));
    }

    private void begin() {
        EntityId from = drawn();
        EntityId to = drawn();
        String id = "t-" + ++last;
        happens(from, new AccountEvent.Deposited("d" + id, AMOUNT));
        if (from.equals(to)) return;
        happens(from, new AccountEvent.TransferPended(id, to, AMOUNT, "", from));
        underWay.add(new UnderWay(id, from, to, Stage.PENDED));
    }

    private void advance(UnderWay one) {
        if (one.stage == Stage.RECEIVED) {
            happens(one.from, new AccountEvent.TransferPosted(one.id));
        } else if (one.stage == Stage.REFUSED) {
            happens(one.from, new AccountEvent.TransferVoided(one.id, "refused"));
        } else if (random.nextInt(4) == 0) {
            underWay.add(new UnderWay(one.id, one.from, one.to, Stage.REFUSED));
        } else {
            happens(one.to, new AccountEvent.TransferReceived(one.id, one.from, AMOUNT, ""));
            underWay.add(new UnderWay(one.id, one.from, one.to, Stage.RECEIVED));
        }
    }

    private EntityId drawn() {
        return accounts().get(random.nextInt(histories.size()));
    }

    private void happens(EntityId account, AccountEvent event) {
        histories.computeIfAbsent(account, name -> new ArrayList<>()).add(write.apply(account, event));
    }
}
