package assay.simulation.host;

import assay.simulation.scenario.Absence;
import assay.simulation.scenario.FaultKind;
import java.util.Set;

/** Who of those outside cannot be reached, and reaches nobody. */
final class Absent {
    private final long seed;
    private final Spells churn;
    private final long vanishMicros;
    private final long untilMicros;
    private final Set<String> clients;

    Absent(long seed, Absence absence, long untilMicros, Set<String> clients) {
        this.seed = Mix.of(seed, Mix.of(FaultKind.VANISHING.word()));
        this.churn = new Spells(seed, FaultKind.CHURN, absence.churn(), untilMicros);
        this.vanishMicros = absence.vanishMicros();
        this.untilMicros = untilMicros;
        this.clients = clients;
    }

    /** Whether {@code who} is away for a while at {@code atMicros}. */
    boolean isAway(Address who, long atMicros) {
        return who.type() == null && churn.hold(who.bits(), atMicros);
    }

    /** Whether {@code who} has gone away for good by {@code atMicros}. */
    boolean hasVanished(Address who, long atMicros) {
        if (vanishMicros == 0 || who.type() != null || untilMicros == 0) return false;
        long bits = Mix.of(seed, who.bits());
        if (!Mix.chance(bits, vanishMicros) || clients.contains(who.name())) return false;
        return atMicros >= Mix.between(Mix.of(bits, 1), 0, untilMicros - 1);
    }

    /** Whether {@code who} is away, for a while or for good. */
    boolean isMissing(Address who, long atMicros) {
        return isAway(who, atMicros) || hasVanished(who, atMicros);
    }
}
