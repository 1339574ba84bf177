/** Content addresses, and the port to whatever stores the bytes. */
@NullMarked
package assay.domain.content;

import org.jspecify.annotations.NullMarked;
