package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;
import assay.domain.task.TaskEvent.IterationsRecorded;
import assay.domain.task.TaskEvent.RoundChecked;
import assay.domain.task.TaskEvent.RoundOpened;
import assay.domain.training.Iteration;
import assay.domain.training.WeightedUpdate;
import assay.domain.verification.Claim;
import assay.domain.verification.Message;
import assay.domain.verification.VerificationEvent.InquiryOpened;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What verifiers are to do again of iterations is what the record holds: every message of everybody who is asked, in order,
 * from the state that its member had handed in last, with the others' messages whose hash its first iteration has named.
 */
public final class MessagesRechecked implements Invariant {
    private final Map<String, Trail> trails = new TreeMap<>();

    /** What one task's journal holds. */
    private static final class Trail {
        private final List<IterationsRecorded> messages = new ArrayList<>();
        private final List<Optional<Cid>> before = new ArrayList<>();
        private final Map<ParticipantId, Cid> last = new TreeMap<>();
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            Trail trail = trails.computeIfAbsent(entry.entity().name(), none -> new Trail());
            if (event instanceof RoundOpened) {
                trail.messages.clear();
                trail.before.clear();
            }
            if (event instanceof IterationsRecorded recorded) {
                trail.messages.add(recorded);
                trail.before.add(Optional.ofNullable(trail.last.put(recorded.miner(), recorded.state())));
            }
            if (event instanceof RoundChecked checked) checked.refused().forEach(trail.last::remove);
            if (!(event instanceof InquiryOpened opened) || opened.log().isEmpty()) continue;
            Optional<String> broken = opened(trail, opened);
            if (broken.isPresent()) return broken.map(what -> entry.entity() + ": " + what);
        }
        return Optional.empty();
    }

    private static Optional<String> opened(Trail trail, InquiryOpened opened) {
        List<WeightedUpdate> log = trail.messages.stream()
                .map(each -> new WeightedUpdate(each.maps(), words(each)))
                .toList();
        if (!log.equals(opened.log())) {
            return Optional.of("is to check " + opened.log().size() + " messages of round " + opened.round()
                    + " that are not the " + log.size() + " recorded");
        }
        for (Claim claim : opened.claims()) {
            List<Integer> places = new ArrayList<>();
            for (int place = 0; place < log.size(); place++) {
                if (trail.messages.get(place).miner().equals(claim.solver())) places.add(place);
            }
            if (!places.equals(claim.messages().stream().map(Message::place).toList())) {
                return Optional.of(claim.solver() + " is said to have sent other messages than " + places);
            }
            for (Message message : claim.messages()) {
                if (isRecorded(trail, log, claim, message)) continue;
                return Optional.of(
                        claim.solver() + "'s message " + message.place() + " is not what was recorded: " + message);
            }
        }
        return Optional.empty();
    }

    private static long words(IterationsRecorded message) {
        long words = 0;
        for (Iteration each : message.iterations()) words += each.ups() + (long) each.downs();
        return words;
    }

    private static boolean isRecorded(Trail trail, List<WeightedUpdate> log, Claim claim, Message message) {
        IterationsRecorded recorded = trail.messages.get(message.place());
        List<WeightedUpdate> peers = new ArrayList<>();
        for (int place = message.from(); place < message.to(); place++) {
            if (!trail.messages.get(place).miner().equals(claim.solver())) peers.add(log.get(place));
        }
        Iteration first = recorded.iterations().get(0);
        boolean opens = trail.messages.subList(0, message.place()).stream()
                .noneMatch(earlier -> earlier.miner().equals(claim.solver()));
        return message.before().equals(trail.before.get(message.place()))
                && message.after().equals(recorded.state())
                && message.first() == first.number()
                && message.fresh() == opens
                && first.peers().equals(Iteration.peers(peers))
                && recorded.transcript().filter(message.transcript()::equals).isPresent()
                && message.transcript().steps() == recorded.iterations().size();
    }
}
