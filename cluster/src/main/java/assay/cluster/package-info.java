/** A node: the only place where rules, actors, journal, content, mathematics and the outside world are put together. */
@NullMarked
package assay.cluster;

import org.jspecify.annotations.NullMarked;
