package assay.cluster.http;

import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Sink;
import assay.domain.board.Board;
import assay.domain.cell.Entry;
import assay.journal.LiveJournal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the notice board's history for all who wait for something new on it: once for all of them, however many, and
 * not at all while nobody does.
 */
final class BoardWatch {
    /** So many entries are remembered for those who are a little behind; who is further behind reads for itself. */
    private static final int REMEMBERED = 1_000;

    private static final int AT_ONCE = 200;
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** After so many looks those who wait are told that there is nothing: who has gone is then forgotten. */
    private static final int LOOKS = 40;

    private final ActorSystem<?> system;
    private final LiveJournal journal;
    private final Deque<Entry<?>> recent = new ArrayDeque<>();
    private CompletableFuture<Boolean> news = new CompletableFuture<>();
    private long begun = -1;
    private long number;
    private int looks;
    private boolean looking;
    private boolean wanted;

    BoardWatch(ActorSystem<?> system, LiveJournal journal) {
        this.system = system;
        this.journal = journal;
    }

    /** The entries after number {@code after}, as soon as there are any; none after a while without. */
    CompletionStage<List<Entry<?>>> after(long after) {
        CompletionStage<Boolean> waiting;
        synchronized (this) {
            if (begun < 0) {
                begun = after;
                number = after;
            }
            if (after < begun) return read(after);
            if (after < number) return CompletableFuture.completedFuture(remembered(after));
            wanted = true;
            waiting = news;
            if (!looking) {
                looking = true;
                look();
            }
        }
        return waiting.thenApply(something -> remembered(after));
    }

    private synchronized List<Entry<?>> remembered(long after) {
        if (after < begun) return List.of();
        return recent.stream()
                .filter(entry -> entry.number() > after)
                .limit(AT_ONCE)
                .<Entry<?>>map(entry -> entry)
                .toList();
    }

    private CompletionStage<List<Entry<?>>> read(long after) {
        return journal.entries(Board.MAIN, after).take(AT_ONCE).runWith(Sink.seq(), system);
    }

    private void look() {
        read(number).whenComplete(this::looked);
    }

    private void looked(@Nullable List<Entry<?>> found, @Nullable Throwable failure) {
        CompletableFuture<Boolean> told = null;
        synchronized (this) {
            List<Entry<?>> entries = found == null ? List.of() : found;
            for (Entry<?> entry : entries) {
                recent.add(entry);
                number = entry.number();
                if (recent.size() > REMEMBERED) begun = recent.remove().number();
            }
            looks++;
            if (!entries.isEmpty() || looks >= LOOKS) {
                told = news;
                news = new CompletableFuture<>();
                looking = wanted;
                wanted = false;
                looks = 0;
            }
            if (looking) system.scheduler().scheduleOnce(PAUSE, this::look, system.executionContext());
        }
        if (told != null) told.complete(true);
    }
}
