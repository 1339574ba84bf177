package assay.domain.content;

import java.io.IOException;

/** Nothing is stored under an address. */
public final class ContentMissing extends IOException {
    private static final long serialVersionUID = 1L;

    public ContentMissing(Cid cid, String where) {
        super("content " + cid + " is not in " + where + ": check that every process uses the same content store");
    }
}
