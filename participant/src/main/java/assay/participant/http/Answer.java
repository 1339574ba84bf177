package assay.participant.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/**
 * What an endpoint answered.
 *
 * @param endpoint which one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody changes it
record Answer(int status, byte[] body, String endpoint) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_QUOTE = 200;

    boolean ok() {
        return status / 100 == OK / 100;
    }

    boolean notFound() {
        return status == NOT_FOUND;
    }

    JsonNode json() throws IOException {
        JsonNode tree = JSON.readTree(body);
        return tree == null ? MissingNode.getInstance() : tree;
    }

    /** The word for programs of a problem; empty when the answer is none. */
    String code() {
        try {
            return json().path("code").asText("");
        } catch (IOException e) {
            return "";
        }
    }

    /** What is wrong, and what to do about it, as the endpoint says it. */
    String problem() {
        try {
            JsonNode problem = json();
            String what = problem.path("detail").asText(problem.path("message").asText(""));
            String hint = problem.path("hint").asText("");
            if (!what.isEmpty())
                return endpoint + " answered " + status + ": " + what + (hint.isEmpty() ? "" : ": " + hint);
        } catch (IOException e) {
            // Whatever answers there speaks otherwise: its own words are shown.
        }
        String text =
                new String(body, 0, Math.min(body.length, LONGEST_QUOTE), java.nio.charset.StandardCharsets.UTF_8);
        return endpoint + " answered " + status + (text.isBlank() ? "" : ": " + text);
    }
}
