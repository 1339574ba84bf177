/** What participants may lose their stake for, how much of it, and who gets it. */
@NullMarked
package assay.domain.offence;

import org.jspecify.annotations.NullMarked;
