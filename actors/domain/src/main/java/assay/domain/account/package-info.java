/** Double-entry accounts: every movement is a transfer with its own id. */
@NullMarked
package assay.domain.account;

import org.jspecify.annotations.NullMarked;
