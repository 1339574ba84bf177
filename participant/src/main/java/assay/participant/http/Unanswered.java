package assay.participant.http;

import java.io.IOException;

/** No endpoint gave an answer that says anything: what became of the request is not known. */
public final class Unanswered extends IOException {
    private static final long serialVersionUID = 1L;

    Unanswered(String message) {
        super(message);
    }

    Unanswered(String message, Throwable cause) {
        super(message, cause);
    }
}
