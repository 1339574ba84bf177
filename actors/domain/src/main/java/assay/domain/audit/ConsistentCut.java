package assay.domain.audit;

import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.cell.Sent;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.miner.MinerCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where to cut a journal that was read while the market went on. Histories are read one after the other, so that one may
 * hold the answer to a request that another, read earlier, does not hold yet. The cut leaves out such loose ends: what
 * remains is a state that the market was in, or could have been in, at one moment (Chandy and Lamport, 1985).
 *
 * <p>Keeps of each entry only whom it heard and whom it told, so that a journal of millions of entries can be cut.
 */
public final class ConsistentCut {
    /** Stands for every command: what was said does not matter here, only that it was. */
    private static final Command SOMETHING = new MinerCommand.LeaveMarket();

    private final List<Entry<?>> skeleton = new ArrayList<>();

    /** Adds an entry. Entries of one entity come in order. */
    public void add(Entry<?> entry) {
        Cause cause = entry.cause() instanceof Cause.Told ? new Cause.Due(entry.time()) : entry.cause();
        List<Sent> sends = entry.sends().stream()
                .map(sent -> new Sent(sent.to(), sent.number(), SOMETHING))
                .toList();
        skeleton.add(new Entry<>(
                entry.entity(),
                entry.number(),
                entry.epoch(),
                entry.time(),
                cause,
                "",
                List.of(),
                Optional.empty(),
                sends));
    }

    /** The number of the last entry of each entity that the cut keeps; an entity without any is missing. */
    public Map<EntityId, Long> lastNumbers() {
        Map<EntityId, Long> last = new TreeMap<>();
        for (Entry<?> kept : CausalOrder.of(skeleton)) last.merge(kept.entity(), kept.number(), Math::max);
        return last;
    }
}
