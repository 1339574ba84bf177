/** The notice board on which open tasks are announced. */
@NullMarked
package assay.domain.board;

import org.jspecify.annotations.NullMarked;
