package assay.participant;

import assay.domain.entity.ParticipantId;
import java.time.Instant;

/** Hears of what a participant does, one line each. Called from several threads. */
@FunctionalInterface
public interface Diary {
    /** Takes down one more thing. */
    void note(Note note);

    /**
     * One thing that a participant did, or that happened to it.
     *
     * @param what a word for programs: joining, waiting, joined, took, did, refused, failed, unknown, silent, back, leaving
     * @param about what it concerns, for example {@code task/t-1 train-2}
     * @param text for people
     */
    record Note(Instant at, ParticipantId who, String what, String about, String text) {}
}
