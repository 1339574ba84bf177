package assay.participant;

import assay.domain.cell.Message;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Work;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Puts what one participant does into words. */
final class Log {
    private final ParticipantId self;
    private final Diary diary;
    private final Clock clock;
    private boolean silent;

    Log(ParticipantId self, Diary diary, Clock clock) {
        this.self = self;
        this.diary = diary;
        this.clock = clock;
    }

    void note(String what, String about, String text) {
        diary.note(new Diary.Note(clock.instant(), self, what, about, text));
    }

    void took(Work work, Job job) {
        note("took", about(work), work.key() + " of " + work.at() + ": " + word(job));
    }

    void failed(Work work, Job job, JobFailed why) {
        note("failed", about(work), work.key() + " of " + work.at() + ": " + word(job) + ": " + why.getMessage());
    }

    void answered(Message.Outside command, Outcome outcome) {
        String what = word(command.command());
        String about = command.to().toString();
        if (outcome instanceof Outcome.Refused refused) {
            note("refused", about, what + ": " + refused.rejection().message());
        } else {
            note("did", about, what + " for " + command.to());
        }
    }

    void unknown(Message.Outside command, @Nullable Throwable failure) {
        String what = word(command.command()) + " for " + command.to() + ": nobody knows whether it was taken: ";
        note("unknown", command.to().toString(), what + reason(failure));
    }

    /** The market does not answer; said once. */
    void silent(@Nullable Throwable failure) {
        if (silent) return;
        silent = true;
        note("silent", "", "the market does not answer; asking again: " + reason(failure));
    }

    /** The market answers; said when it had not. */
    void answering() {
        if (!silent) return;
        silent = false;
        note("back", "", "the market answers again");
    }

    private static String about(Work work) {
        return work.at() + " " + work.key();
    }

    private static String word(Object any) {
        return any.getClass().getSimpleName();
    }

    static String reason(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause == null) return "no reason given";
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
