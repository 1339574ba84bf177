/**
 * Training workers as routed actors. Whoever needs mathematics hands a job to the {@link TrainingDesk} of its node;
 * workers on any node pull offers from all desks, fetch the job of one when a slot is free, and return the result.
 */
@NullMarked
package assay.runtime.worker;

import org.jspecify.annotations.NullMarked;
