/**
 * A market whose miners, accounts and tasks are numbers in arrays: for studies of money among more participants than
 * entities as objects allow. Its arithmetic is that of the domain.
 */
@NullMarked
package assay.simulation.flat;

import org.jspecify.annotations.NullMarked;
