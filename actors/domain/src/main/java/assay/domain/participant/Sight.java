package assay.domain.participant;

import assay.domain.committee.Ping;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import java.util.List;
import java.util.Optional;

/** What a participant sees: work, or what came of its own last action about that work. */
public sealed interface Sight {
    /** The work this is about. */
    Work work();

    /** The market offers {@code work}. */
    record Offered(Work work) implements Sight {}

    /** The job asked for by {@link Action.Compute} is done. */
    record Computed(Work work, Job job, JobResult result) implements Sight {}

    /** The job asked for by {@link Action.Compute} cannot be done. */
    record NotComputed(Work work, Job job, JobFailed failure) implements Sight {}

    /** The round trips asked for by {@link Action.Probe}; peers that did not answer are missing. */
    record Probed(Work work, List<Ping> pings) implements Sight {
        public Probed {
            pings = List.copyOf(pings);
        }
    }

    /**
     * What {@link Action.Look} showed: the entity's state, for example a {@code Task}; empty when nothing could be seen.
     */
    record Seen(Work work, Optional<Object> state) implements Sight {
        /** The state, if it is one of this kind. */
        public <S> Optional<S> state(Class<S> kind) {
            return state.filter(kind::isInstance).map(kind::cast);
        }
    }

    /** What {@link Action.Tell} wanted told is on its way. */
    record Told(Work work) implements Sight {}

    /** The time asked for by {@link Action.Wait} has come. */
    record Waited(Work work) implements Sight {}
}
