package assay.domain.payout;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.money.Split;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Divides a part of a bounty among participants by weight, and puts figures into words. */
final class Shares {
    private Shares() {}

    /** The lines, by participant, of those who share {@code total} in proportion to their weights. */
    static List<Plan.Line> lines(
            Credits total,
            PersistentMap<ParticipantId, Long> weights,
            String role,
            BiFunction<ParticipantId, Long, String> reason) {
        List<Credits> parts = Split.proportionally(total, weights.values());
        List<Plan.Line> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            ParticipantId who = weights.keys().get(i);
            String why = reason.apply(who, weights.values().get(i));
            lines.add(new Plan.Line(who, role, parts.get(i), why));
        }
        return lines;
    }

    /** Everybody whose work was accepted, with how much of it. */
    static PersistentMap<ParticipantId, Long> accepted(Facts facts) {
        PersistentMap<ParticipantId, Long> accepted = PersistentMap.empty();
        for (Labour labour : facts.labours()) {
            accepted = accepted.merged(labour.miner(), (long) labour.accepted(), Math::addExact);
        }
        return accepted;
    }

    /** What the updates of each miner whose work was accepted were worth in all; below 0 counts too. */
    static PersistentMap<ParticipantId, Long> values(Facts facts) {
        PersistentMap<ParticipantId, Long> values = PersistentMap.empty();
        for (Labour labour : facts.labours()) values = values.merged(labour.miner(), 0L, Math::addExact);
        for (Contribution each : facts.contributions()) {
            values = values.merged(each.miner(), each.valueMicros(), Math::addExact);
        }
        return values;
    }

    /** How much of a miner's work was accepted. */
    static List<Ground> grounds(Facts facts, ParticipantId miner) {
        List<Ground> grounds = new ArrayList<>();
        for (Labour labour : facts.labours()) {
            if (!labour.miner().equals(miner)) continue;
            String score = labour.scoreMicros() == 0 ? "" : ", which scored " + decimal(labour.scoreMicros());
            grounds.add(new Ground(0, pieces(labour.accepted()) + score));
        }
        return grounds;
    }

    static String pieces(long count) {
        return count == 1 ? "1 accepted piece of work" : count + " accepted pieces of work";
    }

    static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
