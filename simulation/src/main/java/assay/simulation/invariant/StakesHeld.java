package assay.simulation.invariant;

import assay.domain.account.AccountEvent.TransferPended;
import assay.domain.account.AccountEvent.TransferReceived;
import assay.domain.account.Accounts;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.miner.MinerEvent.Engaged;
import assay.domain.miner.MinerEvent.JoinAsked;
import assay.domain.miner.MinerEvent.LeaveAsked;
import assay.domain.miner.MinerEvent.MinerActivated;
import assay.domain.miner.MinerEvent.Released;
import assay.domain.miner.MinerEvent.Slashed;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A stake lies in its account before its miner is a member, stays there while the miner serves anybody, and goes back to
 * its miner once: whole, or what is left of it. What is slashed goes to the treasury and at most three tenths of it to
 * who found out, and no more leaves the account than was decided.
 */
public final class StakesHeld implements Invariant {
    private static final String PREFIX = "stake.";

    private final Map<String, Long> lockedMicros = new HashMap<>();
    private final Map<String, Long> promisedMicros = new HashMap<>();
    private final Map<String, Long> slashedMicros = new HashMap<>();
    private final Map<String, Long> foundMicros = new HashMap<>();
    private final Map<String, Integer> serving = new HashMap<>();
    private final Map<String, Boolean> leaving = new HashMap<>();

    @Override
    public Optional<String> broken(Entry<?> entry) {
        String name = entry.entity().name();
        for (Object event : entry.events()) {
            Optional<String> broken = Optional.empty();
            if (event instanceof JoinAsked asked) {
                promisedMicros.put(name, asked.membership().stake().micros());
            } else if (event instanceof MinerActivated) broken = activated(name);
            else if (event instanceof Engaged) serving.merge(name, 1, Integer::sum);
            else if (event instanceof Released) serving.merge(name, -1, Integer::sum);
            else if (event instanceof LeaveAsked) {
                leaving.put(name, true);
                if (serving.getOrDefault(name, 0) > 0) broken = Optional.of("leaves while it serves a task");
            } else if (event instanceof Slashed slashed) broken = slashed(name, slashed);
            else if (event instanceof TransferReceived received && name.startsWith(PREFIX)) {
                lockedMicros.merge(
                        name.substring(PREFIX.length()), received.amount().micros(), Long::sum);
            } else if (event instanceof TransferPended pended && name.startsWith(PREFIX)) {
                broken = released(name.substring(PREFIX.length()), pended);
            }
            if (broken.isPresent()) return broken.map(what -> entry.entity() + ": " + what);
        }
        return Optional.empty();
    }

    private Optional<String> slashed(String miner, Slashed slashed) {
        long amount = slashed.amount().micros();
        long finders = slashed.finders().micros();
        if (amount <= 0) return Optional.of("is slashed of nothing");
        if (finders > amount / 10 * 3 + 3) return Optional.of("leaves its finder " + finders + " of " + amount);
        if (finders > 0 != slashed.finder().isPresent()) return Optional.of("pays " + finders + " to nobody");
        if (slashed.finder().filter(finder -> finder.name().equals(miner)).isPresent()) {
            return Optional.of("is the finder of its own offence");
        }
        slashedMicros.merge(miner, amount, Long::sum);
        slashed.finder().ifPresent(finder -> foundMicros.merge(miner + " " + finder, finders, Long::sum));
        return Optional.empty();
    }

    /** A finder's share that comes back leaves for the treasury a second time. */
    private Optional<String> punished(String miner, TransferPended pended, long left) {
        long amount = pended.amount().micros();
        String to = pended.to().name();
        if (pended.transfer().endsWith(":finder:treasury")) lockedMicros.merge(miner, amount, Long::sum);
        else if (slashedMicros.merge(miner, -amount, Long::sum) < 0) {
            return Optional.of("gives away more than was slashed: " + amount + " to " + to);
        }
        if (left < 0 && !pended.transfer().endsWith(":finder:treasury")) {
            return Optional.of("has " + left + " left after paying " + amount + " to " + to);
        }
        if (pended.to().equals(Accounts.TREASURY)) return Optional.empty();
        long found = foundMicros.merge(miner + " " + to, -amount, Long::sum);
        return found >= 0 ? Optional.empty() : Optional.of("gives " + amount + " to " + to + ", who found nothing");
    }

    private Optional<String> activated(String miner) {
        long locked = lockedMicros.getOrDefault(miner, 0L);
        long promised = promisedMicros.getOrDefault(miner, 0L);
        return locked == promised ? Optional.empty() : Optional.of("a member with " + locked + " of " + promised);
    }

    private Optional<String> released(String miner, TransferPended pended) {
        long left = lockedMicros.merge(miner, -pended.amount().micros(), Long::sum);
        EntityId to = pended.to();
        if (pended.transfer().startsWith("slash:")) return punished(miner, pended, left);
        boolean once = Boolean.TRUE.equals(leaving.remove(miner));
        if (once && left == 0 && to.name().equals(miner)) return Optional.empty();
        return Optional.of("gives " + pended.amount() + " of the stake to " + to + (once ? "" : ", not asked to")
                + "; left would be " + left);
    }
}
