/** What a name has shown so far, in numbers that fade, and what tasks ask of it. */
@NullMarked
package assay.domain.reputation;

import org.jspecify.annotations.NullMarked;
