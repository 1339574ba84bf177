package assay.domain.kit;

import assay.domain.entity.Command;
import assay.domain.entity.Event;
import assay.domain.entity.Origin;
import assay.domain.entity.Rejection;
import assay.domain.entity.Send;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One input of a story and what came of it. An input that was neither a command nor refused, such as an answer, a timer
 * or an event taken as given, has no asked.
 *
 * @param states the states passed through: the one before, then one after every event
 */
record Moment<S, E extends Event<S>>(
        Instant now,
        Optional<Asked> asked,
        List<S> states,
        List<E> events,
        List<Send> sends,
        Optional<Rejection> rejection) {
    Moment {
        states = List.copyOf(states);
        events = List.copyOf(events);
        sends = List.copyOf(sends);
    }

    /** A command and who gave it. */
    record Asked(Command command, Origin from) {}

    S before() {
        return states.get(0);
    }

    S after() {
        return states.get(states.size() - 1);
    }
}
