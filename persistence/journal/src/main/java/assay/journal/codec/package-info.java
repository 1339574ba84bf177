/**
 * How records become bytes and JSON. Every type has a permanent number and a stable name, kept in {@code
 * META-INF/assay/types.txt} of the module it belongs to; class names never leave the process.
 */
@NullMarked
package assay.journal.codec;

import org.jspecify.annotations.NullMarked;
