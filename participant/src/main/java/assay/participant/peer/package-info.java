/** How participants measure their distance from one another: the only time they meet without the market. */
@NullMarked
package assay.participant.peer;

import org.jspecify.annotations.NullMarked;
