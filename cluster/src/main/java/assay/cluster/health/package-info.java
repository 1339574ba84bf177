/** What a node says about its own health: whether it lives, whether it serves, and what it knows about itself. */
@NullMarked
package assay.cluster.health;

import org.jspecify.annotations.NullMarked;
