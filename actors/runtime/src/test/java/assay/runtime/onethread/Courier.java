package assay.runtime.onethread;

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

/** An entity for comparing hosts: what it does depends on all that happened to it, in order and in time. */
record Courier(long seen, Optional<Instant> rest, int refused) {
    /** Refused when the courier rests; otherwise goes on to the next stop, and on every second one rests a while. */
    record Tour(List<EntityId> stops, int rests) implements Command {}

    record Resting(Instant until) implements Rejection {
        @Override
        public String message() {
            return "rests until " + until;
        }
    }

    sealed interface CourierEvent extends Event<Courier> {}

    record Passed(List<EntityId> left, int rests, long mark) implements CourierEvent {
        @Override
        public Courier applyTo(Courier courier) {
            return new Courier(courier.seen * 31 + mark, courier.rest, courier.refused);
        }
    }

    record LaidDown(Instant until) implements CourierEvent {
        @Override
        public Courier applyTo(Courier courier) {
            return new Courier(courier.seen, Optional.of(until), courier.refused);
        }
    }

    record GotUp() implements CourierEvent {
        @Override
        public Courier applyTo(Courier courier) {
            return new Courier(courier.seen + 1, Optional.empty(), courier.refused);
        }
    }

    record WasAnswered(boolean taken) implements CourierEvent {
        @Override
        public Courier applyTo(Courier courier) {
            return new Courier(courier.seen, courier.rest, courier.refused + (taken ? 0 : 1));
        }
    }

    static EntityId named(int number) {
        return new EntityId(EntityType.MINER, "courier-" + number);
    }

    static final class Rules implements Entity<Courier, CourierEvent> {
        @Override
        public EntityType type() {
            return EntityType.MINER;
        }

        @Override
        public Courier initial(String name) {
            return new Courier(name.hashCode(), Optional.empty(), 0);
        }

        @Override
        public Decision<CourierEvent> decide(Courier state, Command command, Origin from, Instant now) {
            Tour tour = (Tour) command;
            if (state.rest().isPresent())
                return Decision.rejected(new Resting(state.rest().get()));
            Passed passed = new Passed(tour.stops(), tour.rests(), state.seen() ^ now.toEpochMilli());
            if (tour.rests() == 0) return Decision.accepted(passed);
            return Decision.accepted(passed, new LaidDown(now.plusMillis(20L * tour.rests())));
        }

        @Override
        public List<Send> react(Courier state, CourierEvent event) {
            if (!(event instanceof Passed passed) || passed.left().isEmpty()) return List.of();
            List<EntityId> left = passed.left();
            Tour rest = new Tour(left.subList(1, left.size()), passed.rests() / 2);
            return List.of(new Send(left.get(0), rest));
        }

        @Override
        public Optional<Instant> wakeAt(Courier state) {
            return state.rest();
        }

        @Override
        public List<CourierEvent> wake(Courier state, Instant now) {
            return List.of(new GotUp());
        }

        @Override
        public List<CourierEvent> answered(Courier state, EntityId by, Command command, Outcome outcome, Instant now) {
            return List.of(new WasAnswered(outcome instanceof Outcome.Done));
        }

        @Override
        public List<Work> work(Courier state, ParticipantId participant, Instant now) {
            return List.of();
        }
    }
}
