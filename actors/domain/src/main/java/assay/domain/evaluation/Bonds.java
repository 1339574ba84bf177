package assay.domain.evaluation;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.offence.SlashingTable;
import java.util.ArrayList;
import java.util.List;

/**
 * What evaluators have at stake, and how they have behaved.
 *
 * @param table what they lose stake for
 * @param asked who wants to enrol and whose stake is being looked at
 * @param engaged whose stake answers for this evaluation
 * @param missed per evaluator, in how many measurements in a row it gave nothing
 */
public record Bonds(
        SlashingTable table,
        List<ParticipantId> asked,
        List<ParticipantId> engaged,
        PersistentMap<ParticipantId, Integer> missed) {
    public Bonds {
        asked = List.copyOf(asked);
        engaged = List.copyOf(engaged);
    }

    /** Nobody has anything at stake. */
    public static Bonds unsaid() {
        return under(SlashingTable.unsaid());
    }

    static Bonds under(SlashingTable table) {
        return new Bonds(table, List.of(), List.of(), PersistentMap.empty());
    }

    Bonds asking(ParticipantId evaluator) {
        return new Bonds(table, with(asked, evaluator), engaged, missed);
    }

    Bonds turnedAway(ParticipantId evaluator) {
        return new Bonds(table, without(asked, evaluator), engaged, missed);
    }

    Bonds bound(ParticipantId evaluator) {
        return new Bonds(table, without(asked, evaluator), with(engaged, evaluator), missed);
    }

    Bonds freed(ParticipantId evaluator) {
        return new Bonds(table, without(asked, evaluator), without(engaged, evaluator), missed.without(evaluator));
    }

    /** {@code absent} gave nothing, everybody else did. */
    Bonds counting(List<ParticipantId> absent) {
        PersistentMap<ParticipantId, Integer> next = PersistentMap.empty();
        for (ParticipantId each : absent) next = next.with(each, missed.getOr(each, 0) + 1);
        return new Bonds(table, asked, engaged, next);
    }

    private static List<ParticipantId> with(List<ParticipantId> all, ParticipantId one) {
        List<ParticipantId> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    private static List<ParticipantId> without(List<ParticipantId> all, ParticipantId one) {
        return all.stream().filter(each -> !each.equals(one)).toList();
    }
}
