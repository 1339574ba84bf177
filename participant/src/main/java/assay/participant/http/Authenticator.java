package assay.participant.http;

import java.net.URI;
import java.util.Map;

/** Proves who sends a request. */
@FunctionalInterface
public interface Authenticator {
    /**
     * What has to be added to the header of a request.
     *
     * @param uri with the host it goes to
     * @param body empty for none
     */
    Map<String, String> headers(String method, URI uri, byte[] body);

    /** Proves nothing. */
    static Authenticator none() {
        return (method, uri, body) -> Map.of();
    }
}
