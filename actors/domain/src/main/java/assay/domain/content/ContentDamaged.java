package assay.domain.content;

import java.io.IOException;

/** The bytes under an address do not hash to it. */
public final class ContentDamaged extends IOException {
    private static final long serialVersionUID = 1L;

    public ContentDamaged(Cid expected, Cid found, String where) {
        super("content " + expected + " in " + where + " is damaged: its bytes hash to " + found);
    }
}
