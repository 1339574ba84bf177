/**
 * The minority vote among millions of flat candidates: counted over bits, or message by message on the kernel. Both use
 * the committee's own rule.
 */
@NullMarked
package assay.simulation.electorate;

import org.jspecify.annotations.NullMarked;
