/** How content gets its address, and the stores that keep it: a directory shared by processes, or memory. */
@NullMarked
package assay.content;

import org.jspecify.annotations.NullMarked;
