/** Hurts a cluster under load, and afterwards looks for what it lost: plans of faults, the load, its ledger, the checks. */
@NullMarked
package assay.chaos;

import org.jspecify.annotations.NullMarked;
