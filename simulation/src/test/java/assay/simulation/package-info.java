/** Tests that run whole markets in virtual time. */
@NullMarked
package assay.simulation;

import org.jspecify.annotations.NullMarked;
