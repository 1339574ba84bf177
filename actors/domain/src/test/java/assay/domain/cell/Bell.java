package assay.domain.cell;

import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Event;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;
import assay.domain.entity.Send;
import assay.domain.participant.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A small entity for tests of the cell: it counts, makes others count, and rings when its alarm is due. */
final class Bell implements Entity<Bell.Tower, Bell.Happened> {
    record Tower(int count, List<String> log, Optional<Instant> alarm) {
        Tower noted(String what) {
            return new Tower(
                    count,
                    java.util.stream.Stream.concat(log.stream(), java.util.stream.Stream.of(what))
                            .toList(),
                    alarm);
        }
    }

    /** Counts; refused above ten. */
    record Count(int by) implements Command {}

    /** Makes {@code to} count once for each number. */
    record Tell(EntityId to, List<Integer> numbers) implements Command {}

    /** Rings at {@code at}. */
    record SetAlarm(Instant at) implements Command {}

    record TooHigh(int count) implements Rejection {
        @Override
        public String message() {
            return "count " + count + ": expected 10 at most";
        }
    }

    sealed interface Happened extends Event<Tower> {
        record Counted(int by) implements Happened {
            @Override
            public Tower applyTo(Tower tower) {
                return new Tower(tower.count() + by, tower.log(), tower.alarm()).noted("counted " + by);
            }
        }

        record Told(EntityId to, List<Integer> numbers) implements Happened {
            @Override
            public Tower applyTo(Tower tower) {
                return tower.noted("told");
            }
        }

        record AlarmSet(Instant at) implements Happened {
            @Override
            public Tower applyTo(Tower tower) {
                return new Tower(tower.count(), tower.log(), Optional.of(at)).noted("alarm set");
            }
        }

        record Rang() implements Happened {
            @Override
            public Tower applyTo(Tower tower) {
                return new Tower(tower.count(), tower.log(), Optional.empty()).noted("rang");
            }
        }

        record Heard(String outcome) implements Happened {
            @Override
            public Tower applyTo(Tower tower) {
                return tower.noted("heard " + outcome);
            }
        }
    }

    @Override
    public EntityType type() {
        return EntityType.BOARD;
    }

    @Override
    public Tower initial(String name) {
        return new Tower(0, List.of(), Optional.empty());
    }

    @Override
    public Decision<Happened> decide(Tower tower, Command command, Origin from, Instant now) {
        if (command instanceof Tell tell) return Decision.accepted(new Happened.Told(tell.to(), tell.numbers()));
        if (command instanceof SetAlarm set) return Decision.accepted(new Happened.AlarmSet(set.at()));
        Count count = (Count) command;
        if (tower.count() + count.by() > 10) return Decision.rejected(new TooHigh(tower.count() + count.by()));
        return Decision.accepted(new Happened.Counted(count.by()));
    }

    @Override
    public List<Send> react(Tower tower, Happened event) {
        if (!(event instanceof Happened.Told told)) return List.of();
        return told.numbers().stream()
                .map(by -> new Send(told.to(), new Count(by)))
                .toList();
    }

    @Override
    public Optional<Instant> wakeAt(Tower tower) {
        return tower.alarm();
    }

    @Override
    public List<Happened> wake(Tower tower, Instant now) {
        return List.of(new Happened.Rang());
    }

    @Override
    public List<Happened> answered(Tower tower, EntityId by, Command command, Outcome outcome, Instant now) {
        return List.of(new Happened.Heard(outcome instanceof Outcome.Done ? "done" : "refused"));
    }

    @Override
    public List<Work> work(Tower tower, ParticipantId participant, Instant now) {
        return List.of();
    }
}
