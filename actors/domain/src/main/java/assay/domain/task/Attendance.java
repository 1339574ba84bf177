package assay.domain.task;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.payout.Labour;
import java.util.List;

/**
 * What members did about the rounds they were asked for.
 *
 * @param silent per member, in how many rounds in a row it did not answer
 * @param disputed hashes that members found to be wrong, and who said so first
 * @param touched whether any update has been accepted
 * @param accepted per miner, how many of its updates were
 * @param missed per miner, how many rounds it did not answer
 */
public record Attendance(
        PersistentMap<ParticipantId, Integer> silent,
        PersistentMap<String, ParticipantId> disputed,
        boolean touched,
        PersistentMap<ParticipantId, Integer> accepted,
        PersistentMap<ParticipantId, Integer> missed) {
    /** Nobody was asked for anything yet. */
    static final Attendance NONE = new Attendance(
            PersistentMap.empty(), PersistentMap.empty(), false, PersistentMap.empty(), PersistentMap.empty());

    Attendance withAnswer(ParticipantId member) {
        return new Attendance(silent.without(member), disputed, true, accepted.merged(member, 1, Integer::sum), missed);
    }

    Attendance withSilence(ParticipantId member, int rounds) {
        return new Attendance(
                silent.with(member, rounds), disputed, touched, accepted, missed.merged(member, 1, Integer::sum));
    }

    /** {@code member} is gone; its silence is no longer counted. */
    Attendance without(ParticipantId member) {
        return new Attendance(silent.without(member), disputed, touched, accepted, missed);
    }

    Attendance withDispute(String hash, ParticipantId by) {
        return new Attendance(silent, disputed.with(hash, by), touched, accepted, missed);
    }

    /** What was accepted, by miner. */
    List<Labour> labours() {
        return accepted.entries().stream()
                .map(each -> new Labour(each.getKey(), each.getValue(), 0))
                .toList();
    }
}
