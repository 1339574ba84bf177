package assay.domain.verification;

import assay.domain.content.Cid;
import java.util.Optional;

/**
 * A stretch of what somebody has committed to: of an update, or of one message of iterations.
 *
 * @param transcript it is part of
 * @param number which of that transcript's, from 0
 * @param length of all but the last, in batches
 * @param start the state that the whole transcript starts from, which everybody knows
 * @param end the one it ends in, likewise
 * @param message where the transcript is that of a message
 */
record Stretch(Transcript transcript, int number, int length, Cid start, Cid end, Optional<Message> message) {
    /** The batch before which it starts. */
    int from() {
        return number * length;
    }

    /** The batch before which it ends. */
    int to() {
        return transcript.end(number, length);
    }

    /** How many states its transcript has. */
    int states() {
        return transcript.stretches(length) + 1;
    }

    /** Whether its transcript ends with it, in a state that everybody knows. */
    boolean isLast() {
        return number == states() - 2;
    }

    /** Whether what is near its last state, and is not that state, could pass for it. */
    boolean hasRoomForFault() {
        // In an update, a fault is what one batch too many leads to, which must not be the update either.
        return message.isPresent() ? !isLast() : to() + 1 < transcript.steps();
    }

    /** The salt of the transcript's state {@code index} for whoever knows the round's {@code nonce}. */
    String salt(String nonce, int index) {
        return StateTree.salt(nonce, offset() + index);
    }

    private int offset() {
        return message.map(Message::first).orElse(0);
    }
}
