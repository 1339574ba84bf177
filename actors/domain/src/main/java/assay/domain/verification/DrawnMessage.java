package assay.domain.verification;

import assay.domain.training.Job;

/**
 * A message of iterations of which at least one stretch was drawn.
 *
 * @param job what its member was asked to do
 * @param offset which of the member's stretches of the round is the message's first
 */
public record DrawnMessage(Job.IterateInSteps job, int offset) {
    /** Whether {@code sample} is of this message. */
    public boolean has(Sample sample) {
        int stretches = (job.iterations().count() + job.stretch() - 1) / job.stretch();
        return sample.stretch() >= offset && sample.stretch() < offset + stretches;
    }
}
