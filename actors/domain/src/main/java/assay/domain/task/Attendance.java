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
 * @param irregular answers that do not count as they came
 */
public record Attendance(
        PersistentMap<ParticipantId, Integer> silent,
        PersistentMap<String, ParticipantId> disputed,
        boolean touched,
        PersistentMap<ParticipantId, Integer> accepted,
        PersistentMap<ParticipantId, Integer> missed,
        Irregular irregular) {
    /** Nobody was asked for anything yet. */
    static final Attendance NONE = new Attendance(
            PersistentMap.empty(),
            PersistentMap.empty(),
            false,
            PersistentMap.empty(),
            PersistentMap.empty(),
            Irregular.NONE);

    Attendance withAnswer(ParticipantId member) {
        return new Attendance(
                silent.without(member), disputed, true, accepted.merged(member, 1, Integer::sum), missed, irregular);
    }

    Attendance withSilence(ParticipantId member, int rounds) {
        return new Attendance(
                silent.with(member, rounds),
                disputed,
                touched,
                accepted,
                missed.merged(member, 1, Integer::sum),
                irregular);
    }

    /** {@code member} is gone; its silence is no longer counted. */
    Attendance without(ParticipantId member) {
        return new Attendance(silent.without(member), disputed, touched, accepted, missed, irregular);
    }

    Attendance withDispute(String hash, ParticipantId by) {
        return new Attendance(silent, disputed.with(hash, by), touched, accepted, missed, irregular);
    }

    /** What was accepted, by miner. */
    List<Labour> labours() {
        return accepted.entries().stream()
                .map(each -> new Labour(each.getKey(), each.getValue(), 0))
                .toList();
    }

    Attendance holding(Update late) {
        return new Attendance(
                silent.without(late.miner()), disputed, touched, accepted, missed, irregular.holding(late));
    }

    Attendance holdingNone() {
        return new Attendance(silent, disputed, touched, accepted, missed, irregular.holdingNone());
    }

    /** A copy is an answer, though it counts for nothing. */
    Attendance withCopy(ParticipantId member, int round) {
        return new Attendance(
                silent.without(member), disputed, touched, accepted, missed, irregular.withCopy(member, round));
    }

    /** An update of {@code member} that was accepted counts no longer. */
    Attendance withoutAnswer(ParticipantId member) {
        int left = accepted.getOr(member, 1) - 1;
        PersistentMap<ParticipantId, Integer> fewer = left > 0 ? accepted.with(member, left) : accepted.without(member);
        return new Attendance(silent, disputed, touched, fewer, missed, irregular);
    }
}
