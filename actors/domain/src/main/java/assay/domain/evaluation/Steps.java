package assay.domain.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Events decided one after another because of one input, and the state they have led to so far. */
final class Steps {
    private final List<EvaluationEvent> events = new ArrayList<>();
    private Evaluation state;

    Steps(Evaluation state) {
        this.state = state;
    }

    Steps then(EvaluationEvent event) {
        state = event.applyTo(state);
        events.add(event);
        return this;
    }

    Evaluation state() {
        return state;
    }

    List<EvaluationEvent> events() {
        return List.copyOf(events);
    }
}
