/** Many runs of one scenario, and what they say about its claim. */
@NullMarked
package assay.simulation.study;

import org.jspecify.annotations.NullMarked;
