package assay.cluster.http;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Server-sent events: what is written on a stream, one frame for each. */
final class Frames {
    /** So often something is sent at least: neither we nor anybody between takes the stream for a dead one. */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final ContentType EVENT_STREAM = ContentTypes.parse("text/event-stream; charset=UTF-8");
    private static final String SILENCE = ":\n\n";

    private Frames() {}

    /**
     * One event.
     *
     * @param id where a reader that has this goes on; empty for an event that is followed by another of the same place
     * @param data a document without line ends
     */
    static String frame(String id, String event, String data) {
        return (id.isEmpty() ? "" : "id: " + id + "\n") + "event: " + event + "\ndata: " + data + "\n\n";
    }

    static String frame(String id, String event, JsonNode data) {
        return frame(id, event, data.toString());
    }

    static HttpResponse response(Source<String, ?> frames) {
        Source<ByteString, Object> bytes = frames.keepAlive(HEARTBEAT, () -> SILENCE)
                .map(ByteString::fromString)
                .mapMaterializedValue(ignored -> ignored);
        return HttpResponse.create()
                .withEntity(HttpEntities.create(EVENT_STREAM, bytes))
                .addHeader(RawHeader.create("Cache-Control", "no-store"));
    }
}
