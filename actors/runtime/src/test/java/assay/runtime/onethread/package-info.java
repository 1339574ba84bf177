/**
 * Real Akka actors on one thread and in virtual time: every dispatcher feeds one queue, the scheduler is the timeline of
 * the simulation, and the same seed gives the same run.
 */
@NullMarked
package assay.runtime.onethread;

import org.jspecify.annotations.NullMarked;
