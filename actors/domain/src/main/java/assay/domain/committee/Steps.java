package assay.domain.committee;

import java.util.ArrayList;
import java.util.List;

/** Events decided one after another because of one input, and the state they have led to so far. */
final class Steps {
    private final List<CommitteeEvent> events = new ArrayList<>();
    private Committee state;

    Steps(Committee state) {
        this.state = state;
    }

    Steps then(CommitteeEvent event) {
        state = event.applyTo(state);
        events.add(event);
        return this;
    }

    Committee state() {
        return state;
    }

    List<CommitteeEvent> events() {
        return List.copyOf(events);
    }
}
