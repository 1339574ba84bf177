package assay.runtime.worker;

import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;

/** How a worker ended a job. Models and updates are in the content store; this holds their addresses. */
public sealed interface JobEnd {
    /** The job is done. */
    record Done(JobResult result) implements JobEnd {}

    /** The job could not be done. */
    record NotDone(JobFailed.Fault fault, String subject, String message) implements JobEnd {}
}
