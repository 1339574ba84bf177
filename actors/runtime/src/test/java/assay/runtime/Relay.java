package assay.runtime;

import assay.domain.cell.Message;
import assay.domain.committee.Peer;
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

/** A small entity for tests: counts, passes on, remembers to do something later, and can be told to break. */
record Relay(long count, int answers, int refusals, Optional<Instant> reminder) {
    static final EntityType TYPE = EntityType.ACCOUNT;
    static final ParticipantId ALICE = new ParticipantId("alice");

    /** Count {@code amount}; refused when negative. */
    record Add(long amount) implements Command {}

    /** Send an {@link Add} to {@code to}. */
    record PassOn(EntityId to, long amount) implements Command {}

    /** Count one at {@code at}. */
    record Remind(Instant at) implements Command {}

    /** The rules throw. */
    record Break() implements Command {}

    /** The rules give an event that cannot be applied. */
    record Spoil() implements Command {}

    record Negative(long amount) implements Rejection {
        @Override
        public String message() {
            return "amount " + amount + ": expected at least 0";
        }
    }

    sealed interface RelayEvent extends Event<Relay> {}

    record Added(long amount) implements RelayEvent {
        @Override
        public Relay applyTo(Relay relay) {
            return new Relay(relay.count + amount, relay.answers, relay.refusals, relay.reminder);
        }
    }

    record PassedOn(EntityId to, long amount) implements RelayEvent {
        @Override
        public Relay applyTo(Relay relay) {
            return relay;
        }
    }

    record ReminderSet(Instant at) implements RelayEvent {
        @Override
        public Relay applyTo(Relay relay) {
            return new Relay(relay.count, relay.answers, relay.refusals, Optional.of(at));
        }
    }

    record Reminded() implements RelayEvent {
        @Override
        public Relay applyTo(Relay relay) {
            return new Relay(relay.count + 1, relay.answers, relay.refusals, Optional.empty());
        }
    }

    record Answered(boolean refused) implements RelayEvent {
        @Override
        public Relay applyTo(Relay relay) {
            return new Relay(relay.count, relay.answers + 1, relay.refusals + (refused ? 1 : 0), relay.reminder);
        }
    }

    record Spoilt() implements RelayEvent {
        @Override
        public Relay applyTo(Relay relay) {
            throw new IllegalStateException("cannot be applied");
        }
    }

    static EntityId named(String name) {
        return new EntityId(TYPE, name);
    }

    static Message.Outside from(String id, EntityId to, Command command) {
        return new Message.Outside(ALICE, to, id, Instant.MAX, command);
    }

    static final class Rules implements Entity<Relay, RelayEvent> {
        @Override
        public EntityType type() {
            return TYPE;
        }

        @Override
        public Relay initial(String name) {
            return new Relay(0, 0, 0, Optional.empty());
        }

        @Override
        public Decision<RelayEvent> decide(Relay state, Command command, Origin from, Instant now) {
            if (command instanceof Add add) {
                return add.amount() < 0
                        ? Decision.rejected(new Negative(add.amount()))
                        : Decision.accepted(new Added(add.amount()));
            }
            if (command instanceof PassOn on) return Decision.accepted(new PassedOn(on.to(), on.amount()));
            if (command instanceof Remind remind) return Decision.accepted(new ReminderSet(remind.at()));
            if (command instanceof Spoil) return Decision.accepted(new Spoilt());
            throw new IllegalStateException("broken rules");
        }

        @Override
        public List<Send> react(Relay state, RelayEvent event) {
            return event instanceof PassedOn on ? List.of(new Send(on.to(), new Add(on.amount()))) : List.of();
        }

        @Override
        public Optional<Instant> wakeAt(Relay state) {
            return state.reminder();
        }

        @Override
        public List<RelayEvent> wake(Relay state, Instant now) {
            return List.of(new Reminded());
        }

        @Override
        public List<RelayEvent> answered(Relay state, EntityId by, Command command, Outcome outcome, Instant now) {
            return List.of(new Answered(outcome instanceof Outcome.Refused));
        }

        @Override
        public List<Work> work(Relay state, ParticipantId participant, Instant now) {
            return List.of(new Work.MeasurePeers(named("shown"), List.<Peer>of(), now));
        }
    }
}
