package assay.domain.task;

import assay.domain.entity.ParticipantId;
import assay.domain.participant.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a task that hands out assignments shows to whoever asks it for work. */
final class Desk {
    private Desk() {}

    static List<Work> to(Task.Assigning at, ParticipantId who, Instant now) {
        List<Work> shown = new ArrayList<>();
        Posted posted = at.posted();
        if (Handing.open(at, who, now) && !Admitting.awaits(at, who)) {
            int had = (int) at.handed().all().values().stream()
                    .filter(each -> each.worker().equals(who))
                    .count();
            // Whoever was let in when none was left asks again, and means something new.
            if (at.handed().entrance().engages(who)) had++;
            shown.add(new Work.Take(posted.task(), posted.spec(), had, Handing.lastHandIn(at)));
        }
        for (Assignment each : at.handed().all().values()) {
            if (!now.isBefore(each.due())) continue;
            if (each.stage() == Assignment.Stage.TAKEN && each.worker().equals(who)) {
                shown.add(new Work.Deliver(posted.task(), each.number(), posted.spec(), each.due()));
            }
            // Where nobody waits for the client, what was handed in was due at once.
            if (each.stage() == Assignment.Stage.HANDED_IN && who.equals(posted.client())) {
                shown.add(new Work.Judge(posted.task(), each, posted.spec(), each.due()));
            }
        }
        return shown;
    }

    static Object occasion(Task.Assigning at) {
        List<Object> open = new ArrayList<>(List.of("assign", Handing.hasRoom(at)));
        for (var each : at.handed().entrance().workers()) open.add(List.of(each.getKey(), each.getValue()));
        for (Assignment each : at.handed().all().values()) {
            if (each.stage() == Assignment.Stage.TAKEN || each.stage() == Assignment.Stage.HANDED_IN) {
                open.add(List.of(each.number(), each.stage()));
            }
        }
        return open;
    }

    static Optional<List<ParticipantId>> called(Task.Assigning at) {
        if (Handing.hasRoom(at)) return Optional.empty();
        List<ParticipantId> called = new ArrayList<>();
        for (Assignment each : at.handed().all().values()) {
            if (each.stage() == Assignment.Stage.TAKEN && !called.contains(each.worker())) called.add(each.worker());
        }
        called.add(at.posted().client());
        return Optional.of(called);
    }
}
