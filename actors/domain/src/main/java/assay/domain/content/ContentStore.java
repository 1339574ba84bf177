package assay.domain.content;

import java.io.IOException;

/** Where bytes live under their own address. Implementations are safe for use by several threads. */
public interface ContentStore {
    /** Stores {@code bytes} and returns their address; storing the same bytes again changes nothing. */
    Cid put(byte[] bytes) throws IOException;

    /**
     * Reads the bytes under {@code cid} and checks that they hash to it.
     *
     * @throws ContentMissing when nothing is stored there
     * @throws ContentDamaged when what is stored there hashes to something else
     */
    byte[] get(Cid cid) throws IOException;
}
