package assay.cluster.http;

import java.util.List;

/** The forms in which an operation can be answered. */
public enum Answered {
    /** One document: JSON, or YAML for whoever accepts that rather. */
    DOCUMENT("application/json", "application/yaml"),
    /** One JSON document a line, as long as it takes. */
    LINES("application/x-ndjson"),
    /** Server-sent events, for as long as somebody listens. */
    STREAM("text/event-stream"),
    /** Text, for a program that knows what it asks for. */
    TEXT("text/plain"),
    /** Bytes, which nobody looks into. */
    BYTES("application/octet-stream");

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<String> mediaTypes;

    Answered(String... mediaTypes) {
        this.mediaTypes = List.of(mediaTypes);
    }

    /** Media types, the usual one first. */
    public List<String> mediaTypes() {
        return mediaTypes;
    }
}
