package assay.cluster.http;

import akka.actor.typed.ActorSystem;
import akka.japi.Pair;
import akka.pattern.Patterns;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import assay.domain.account.Accounts;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.task.TaskEvent;
import assay.journal.EventLine;
import assay.journal.LiveJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Everything that is written about one task, entry by entry, by time: its own history, and those of its committee, its
 * evaluation, its verification, its payout and its escrow. Ends after the task has. A place in it is how many entries of
 * each have been read. It reads no faster than it is read, and keeps nothing but its place.
 */
final class TaskStream {
    /** So many entries of one history are read at a time. */
    private static final int AT_ONCE = 100;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ActorSystem<?> system;
    private final LiveJournal journal;
    private final List<EntityId> histories;
    private final EventLine lines = new EventLine();

    TaskStream(ActorSystem<?> system, LiveJournal journal, EntityId task) {
        this.system = system;
        this.journal = journal;
        String name = task.name();
        this.histories = List.of(
                task,
                new EntityId(EntityType.COMMITTEE, name),
                new EntityId(EntityType.EVALUATION, name),
                new EntityId(EntityType.VERIFICATION, name),
                new EntityId(EntityType.PAYOUT, name),
                Accounts.escrow(name));
    }

    /**
     * Where a reader is.
     *
     * @param read how many entries it has, history by history
     * @param ended whether the task's end is among them
     * @param quiet how many looks in a row found nothing new
     * @param over whether the end of the stream has been told
     */
    private record Place(List<Long> read, boolean ended, int quiet, boolean over) {
        String id() {
            return read.stream().map(String::valueOf).collect(Collectors.joining("-"));
        }

        Place having(int history, Entry<?> entry) {
            List<Long> next = new ArrayList<>(read);
            next.set(history, entry.number());
            return new Place(List.copyOf(next), ended || ends(entry), 0, false);
        }

        Place quieter() {
            return new Place(read, ended, quiet + 1, false);
        }

        Duration pause() {
            Duration grown = SHORTEST_PAUSE.multipliedBy(1L << Math.min(quiet, 4));
            return ended || grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown;
        }
    }

    /** Frames from {@code from} on: an id of an earlier frame, or nothing for all. Empty when it is no such id. */
    Optional<Source<String, ?>> from(String from) {
        String text = from.isEmpty() ? "0-0-0-0-0-0" : from;
        if (!text.matches("[0-9]{1,15}(-[0-9]{1,15}){5}")) return Optional.empty();
        List<Long> read = new ArrayList<>();
        for (String number : text.split("-", -1)) read.add(Long.parseLong(number));
        // Of whom the end was told already, nothing of the task itself may be left that would tell it again.
        return Optional.of(Source.completionStage(endedBefore(read.get(0)))
                .flatMapConcat(ended -> Source.unfoldAsync(new Place(List.copyOf(read), ended, 0, false), this::next)
                        .mapConcat(frames -> frames)));
    }

    private CompletionStage<Boolean> endedBefore(long read) {
        if (read == 0) return CompletableFuture.completedFuture(false);
        return journal.entries(histories.get(0))
                .take(read)
                .runFold(false, (ended, entry) -> ended || ends(entry), system);
    }

    private static boolean ends(Entry<?> entry) {
        return entry.events().stream()
                .anyMatch(event -> event instanceof TaskEvent.TaskClosed || event instanceof TaskEvent.FundingFailed);
    }

    private CompletionStage<Optional<Pair<Place, List<String>>>> next(Place place) {
        if (place.over()) return CompletableFuture.completedFuture(Optional.empty());
        return look(place).thenCompose(found -> {
            if (!found.isEmpty()) {
                return CompletableFuture.completedFuture(Optional.of(told(place, found)));
            }
            if (place.ended() && place.quiet() > 0) {
                Place over = new Place(place.read(), true, 0, true);
                return CompletableFuture.completedFuture(
                        Optional.of(Pair.create(over, List.of(Frames.frame(place.id(), "end", Replies.object())))));
            }
            return Patterns.after(
                    place.pause(),
                    system.classicSystem(),
                    () -> CompletableFuture.completedFuture(Optional.of(Pair.create(place.quieter(), List.of()))));
        });
    }

    private record Found(int history, Entry<?> entry) {}

    private Pair<Place, List<String>> told(Place place, List<Found> found) {
        List<String> frames = new ArrayList<>();
        Place now = place;
        for (Found each : found) {
            now = now.having(each.history(), each.entry());
            frames.add(Frames.frame(now.id(), "entry", lines.write(each.entry())));
        }
        return Pair.create(now, frames);
    }

    /** What is new, by time; nothing that is later than what has not been read yet. */
    private CompletionStage<List<Found>> look(Place place) {
        CompletionStage<List<List<Entry<?>>>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (int i = 0; i < histories.size(); i++) {
            CompletionStage<List<Entry<?>>> one = journal.entries(
                            histories.get(i), place.read().get(i))
                    .take(AT_ONCE)
                    .runWith(Sink.seq(), system);
            all = all.thenCombine(one, (lists, list) -> {
                lists.add(list);
                return lists;
            });
        }
        return all.thenApply(TaskStream::merged);
    }

    private static List<Found> merged(List<List<Entry<?>>> lists) {
        Instant known = Instant.MAX;
        for (List<Entry<?>> list : lists) {
            if (list.size() < AT_ONCE) continue;
            Instant last = list.get(list.size() - 1).time();
            if (last.isBefore(known)) known = last;
        }
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            for (Entry<?> entry : lists.get(i)) {
                if (!entry.time().isAfter(known)) found.add(new Found(i, entry));
            }
        }
        found.sort(Comparator.comparing(each -> each.entry().time()));
        return found;
    }
}
