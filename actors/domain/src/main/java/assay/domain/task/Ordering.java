package assay.domain.task;

import assay.domain.election.Lots;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.training.UpdateRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The order in which a round's updates are taken, which decides whose gain is whose. It follows the commitments where
 * updates are sealed, and lots where the task says so: the beacon is a hash of everything that was handed in, so that
 * nobody knows its lot before the round has closed.
 */
final class Ordering {
    private Ordering() {}

    /** Puts the updates of the round in order, if they are not. */
    static void settle(Steps steps) {
        Task.Training at = (Task.Training) steps.task();
        List<ParticipantId> arrived =
                at.round().updates().stream().map(Update::miner).toList();
        UpdateRules rules = at.posted().spec().training().updates();
        List<ParticipantId> order = rules.order() == UpdateRules.Order.DRAWN
                ? Lots.draw(beacon(at), arrived, arrived.size())
                : committed(at.round(), arrived);
        if (!order.equals(arrived))
            steps.then(new TaskEvent.UpdatesOrdered(at.round().number(), order));
    }

    private static List<ParticipantId> committed(Round round, List<ParticipantId> arrived) {
        if (round.seals().isEmpty()) return arrived;
        List<ParticipantId> order = new ArrayList<>();
        for (Seal seal : round.seals()) if (arrived.contains(seal.miner())) order.add(seal.miner());
        return order;
    }

    private static String beacon(Task.Training at) {
        Sha256 hash =
                Sha256.of("order").with(at.posted().name()).with(at.round().number());
        for (Seal seal : at.round().seals()) hash = hash.with(seal.commitment());
        for (Update update : at.round().updates()) {
            hash = hash.with(update.miner().name()).with(update.address().text());
        }
        return hash.hex();
    }

    static List<Update> ordered(List<Update> updates, List<ParticipantId> order) {
        List<Update> next = new ArrayList<>();
        for (ParticipantId miner : order) {
            for (Update update : updates) if (update.miner().equals(miner)) next.add(update);
        }
        return next;
    }
}
