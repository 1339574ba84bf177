package assay.runtime;

import assay.domain.participant.Work;
import java.util.List;

/** The answer to {@link HostCommand.Look}. */
public record WorkShown(List<Work> work) {
    public WorkShown {
        work = List.copyOf(work);
    }
}
