package assay.domain.task;

import assay.domain.assignment.Delivery;
import assay.domain.entity.ParticipantId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One assignment, and what came of it.
 *
 * @param number counted from 1; one that lapses is never used again
 * @param due while taken, when it lapses; while handed in, when silence accepts it (manual), or since when it waits
 * @param scoreMicros what it was found to be worth, in 10⁻⁶; 0 while nothing was found
 * @param remark why it was accepted or rejected; empty before
 */
public record Assignment(
        int number,
        ParticipantId worker,
        Stage stage,
        Instant due,
        Optional<Delivery> delivery,
        long scoreMicros,
        String remark) {
    /** How far an assignment has come. */
    public enum Stage {
        TAKEN,
        HANDED_IN,
        ACCEPTED,
        REJECTED;

        /** In words, to complete "the assignment is …". */
        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Whether nothing more will happen to it. */
    public boolean decided() {
        return stage == Stage.ACCEPTED || stage == Stage.REJECTED;
    }

    Assignment handedIn(Delivery what, Instant next) {
        return new Assignment(number, worker, Stage.HANDED_IN, next, Optional.of(what), scoreMicros, remark);
    }

    Assignment scored(long micros) {
        return new Assignment(number, worker, stage, due, delivery, micros, remark);
    }

    Assignment decided(Stage how, long micros, String why) {
        return new Assignment(number, worker, how, due, delivery, micros, why);
    }
}
