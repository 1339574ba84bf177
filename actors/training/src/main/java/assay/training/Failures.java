package assay.training;

import assay.domain.training.JobFailed;
import assay.domain.training.JobFailed.Fault;

/** The two ways a job fails, by whose fault it is. */
final class Failures {
    private Failures() {}

    /** The job names something that is not what it must be; doing it elsewhere would fail as well. */
    static JobFailed badInput(String message) {
        return new JobFailed(Fault.BAD_INPUT, message);
    }

    /** {@link #badInput(String)}, as {@code cause} found. */
    static JobFailed badInput(String message, Throwable cause) {
        return new JobFailed(Fault.BAD_INPUT, message, cause);
    }

    /** Something could not be read or written here and now. */
    static JobFailed environment(String message, Throwable cause) {
        return new JobFailed(Fault.ENVIRONMENT, message, cause);
    }
}
