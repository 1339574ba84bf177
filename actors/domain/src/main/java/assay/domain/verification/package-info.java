/** Re-running samples of training, and finding out who was wrong. */
@NullMarked
package assay.domain.verification;

import org.jspecify.annotations.NullMarked;
