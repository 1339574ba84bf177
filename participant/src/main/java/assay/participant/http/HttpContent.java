package assay.participant.http;

import assay.content.ContentAddress;
import assay.domain.content.Cid;
import assay.domain.content.ContentDamaged;
import assay.domain.content.ContentMissing;
import assay.domain.content.ContentStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The market's content store as it is reached from outside. What comes is checked against its address, so that it does not
 * matter who sends it; what was fetched or sent once is kept here, and neither fetched nor sent again.
 */
public final class HttpContent implements ContentStore {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ASK_FIRST_BYTES = 32 * 1024;
    private static final String BYTES = "application/octet-stream";

    private final Endpoints endpoints;
    private final ContentCache cache;

    /**
     * The store behind {@code endpoints}.
     *
     * @param endpoints asked as whoever stores and reads
     * @param cache may be shared with others
     */
    public HttpContent(Endpoints endpoints, ContentCache cache) {
        this.endpoints = endpoints;
        this.cache = cache;
    }

    @Override
    public Cid put(byte[] bytes) throws IOException {
        Cid cid = ContentAddress.of(bytes);
        // Here is only what is there: it came from there, or was taken there.
        if (cache.has(cid)) return cid;
        if (bytes.length < ASK_FIRST_BYTES || !isThere(cid)) send(cid, bytes);
        cache.put(cid, bytes);
        return cid;
    }

    private boolean isThere(Cid cid) throws IOException {
        var asked = new Endpoints.Request("HEAD", path(cid), "", new byte[0], PATIENCE);
        return endpoints.await(asked).ok();
    }

    private void send(Cid cid, byte[] bytes) throws IOException {
        Answer answer = endpoints.await(new Endpoints.Request("PUT", path(cid), BYTES, bytes, PATIENCE));
        if (!answer.ok()) {
            throw new IOException(
                    "content " + cid + " (" + bytes.length + " bytes) was not taken: " + answer.problem());
        }
    }

    @Override
    public byte[] get(Cid cid) throws IOException {
        if (!ContentAddress.wellFormed(cid)) throw new ContentMissing(cid, endpoints.toString());
        Optional<byte[]> here = cache.get(cid);
        if (here.isPresent()) return here.get();
        Answer answer = endpoints.await(Endpoints.Request.get(path(cid), PATIENCE));
        if (answer.notFound()) throw new ContentMissing(cid, endpoints.toString());
        if (!answer.ok()) throw new IOException("content " + cid + " cannot be had: " + answer.problem());
        Cid found = ContentAddress.of(answer.body());
        if (!found.equals(cid)) throw new ContentDamaged(cid, found, answer.endpoint());
        cache.put(cid, answer.body());
        return answer.body();
    }

    private static String path(Cid cid) {
        return "/v1/content/" + cid;
    }
}
