package assay.domain.verification;

import java.util.ArrayList;
import java.util.List;

/** Events decided one after another because of one input, and the state they have led to so far. */
final class Steps {
    private final List<VerificationEvent> events = new ArrayList<>();
    private Verification state;

    Steps(Verification state) {
        this.state = state;
    }

    Steps then(VerificationEvent event) {
        state = event.applyTo(state);
        events.add(event);
        return this;
    }

    Verification state() {
        return state;
    }

    Verification.Inquiring inquiring() {
        return (Verification.Inquiring) state;
    }

    Inquiry inquiry() {
        return inquiring().inquiry();
    }

    Bench bench() {
        return inquiring().bench();
    }

    List<VerificationEvent> events() {
        return List.copyOf(events);
    }
}
