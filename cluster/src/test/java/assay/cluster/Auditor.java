package assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.MarketRules;
import assay.domain.audit.CausalOrder;
import assay.domain.audit.Redecision;
import assay.domain.cell.Entry;
import assay.simulation.invariant.EscrowLaw;
import assay.simulation.invariant.MoneyLaw;
import assay.simulation.invariant.NumbersContiguous;
import assay.simulation.invariant.Watch;
import java.util.List;

/** A live run is not repeatable, but its journal is: every entry is decided again, and the money followed. */
public final class Auditor {
    private Auditor() {}

    /** Fails unless {@code journal}, the whole of it from a market at rest, is what the rules give. */
    public static void check(List<Entry<?>> journal) {
        Redecision redecision = new Redecision(MarketRules.all());
        journal.forEach(redecision::add);
        assertThat(redecision.differences()).isEmpty();
        assertThat(redecision.compared()).isEqualTo(journal.size()).isGreaterThan(50);

        List<Entry<?>> ordered = CausalOrder.of(journal);
        assertThat(ordered).hasSameSizeAs(journal);
        Watch watch = new Watch(List.of(new NumbersContiguous(), new MoneyLaw(), new EscrowLaw()));
        ordered.forEach(watch::accept);
    }
}
