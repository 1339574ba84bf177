package assay.journal.codec;

/**
 * The former shape of an archived record, kept so that old entries stay readable. A record that changes in any other
 * way than growing components at its end leaves its old shape behind as a {@code Former} under the old version.
 *
 * @param <T> the present record
 */
public interface Former<T> {
    /** The same fact in the present shape. */
    T upcast();
}
