package assay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;

/**
 * Where a command speaks. People read standard output; with {@code --json} programs do, and people read standard error:
 * then standard output has one envelope, or JSON lines of which the last one is the envelope.
 */
public final class Output {
    /** The version of the envelope. */
    public static final String SCHEMA = "assay/1";

    /** The system property by which the launcher gives the width of a terminal on standard error: Java cannot tell. */
    private static final String COLUMNS = "assay.columns";

    private static final String ERASE = "\r\033[2K";

    private final String command;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final Object terminal = new Object();
    private String bar = "";

    public Output(String command, PrintWriter out, PrintWriter err, boolean json) {
        this.command = command;
        this.out = out;
        this.err = err;
        this.json = json;
    }

    /** Columns of the terminal that people look at; 0 when there is none, or when a program looks on. */
    int columns() {
        return json ? 0 : Integer.getInteger(COLUMNS, 0);
    }

    /** Redraws the bar at the bottom of the terminal; an empty one takes it away. */
    void bar(String text) {
        synchronized (terminal) {
            if (bar.isEmpty() && text.isEmpty()) return;
            err.print(ERASE + text);
            err.flush();
            bar = text;
        }
    }

    /** A line above the bar, if there is one. */
    private void line(PrintWriter to, String line) {
        synchronized (terminal) {
            if (!bar.isEmpty()) {
                err.print(ERASE);
                err.flush();
            }
            to.println(line);
            to.flush();
            if (!bar.isEmpty()) {
                err.print(bar);
                err.flush();
            }
        }
    }

    /** Whether a program reads standard output. */
    public boolean json() {
        return json;
    }

    /** The stream for people. */
    public PrintWriter people() {
        return json ? err : out;
    }

    /** A line for people: part of the answer. */
    public void say(String line) {
        line(people(), line);
    }

    /** A line for people: beside the answer, always on standard error. */
    public void note(String line) {
        line(err, line);
    }

    /** One line of a stream; nothing when nobody asked for JSON. */
    public void stream(String field, Object value) {
        if (!json) return;
        ObjectNode line = head();
        line.set(field, Json.tree(value));
        write(line);
    }

    /** The final envelope of a command that did its work; nothing when nobody asked for JSON. */
    public void done(Object data) {
        if (!json) return;
        ObjectNode envelope = head();
        envelope.put("status", "ok");
        envelope.set("data", Json.tree(data));
        write(envelope);
    }

    /** The final word of a command that did not. */
    public void failed(Failure failure) {
        bar("");
        err.println("assay: " + failure.getMessage());
        for (Object detail : failure.details()) err.println("  " + detail);
        if (!failure.hint().isEmpty()) err.println("hint: " + failure.hint());
        err.flush();
        if (!json) return;
        ObjectNode envelope = head();
        envelope.put("status", "error");
        ObjectNode error = envelope.putObject("error");
        error.put("code", failure.code());
        error.put("message", failure.getMessage());
        error.put("hint", failure.hint());
        if (!failure.details().isEmpty()) error.set("details", Json.tree(failure.details()));
        write(envelope);
    }

    private ObjectNode head() {
        return JsonNodeFactory.instance.objectNode().put("schema", SCHEMA).put("command", command);
    }

    private void write(ObjectNode node) {
        out.println(node);
        out.flush();
    }

    /** Loaded only when somebody asks for JSON: it is the slowest part to load. */
    private static final class Json {
        private static final ObjectMapper MAPPER = new ObjectMapper();

        static JsonNode tree(Object value) {
            return MAPPER.valueToTree(value);
        }
    }
}
