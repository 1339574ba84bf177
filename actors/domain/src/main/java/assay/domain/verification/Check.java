package assay.domain.verification;

import assay.domain.entity.ParticipantId;
import assay.domain.training.Job;

/**
 * One sample as a verifier gets it.
 *
 * @param sample its number
 * @param solver whose stretch it is
 * @param part what to do again
 * @param kernel what the solver computed with
 * @param toleranceMicros how far off still holds
 */
public record Check(int sample, ParticipantId solver, Job.ReRun part, String kernel, long toleranceMicros) {}
