/** Tests of what many runs say about a claim. */
@NullMarked
package assay.simulation.study;

import org.jspecify.annotations.NullMarked;
