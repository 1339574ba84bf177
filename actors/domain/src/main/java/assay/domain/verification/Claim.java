package assay.domain.verification;

import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;
import assay.domain.training.Job;
import java.util.List;

/**
 * An update that says how it came about.
 *
 * @param solver who trained
 * @param training what it was asked to do: the committed inputs
 * @param update what it says came of it
 */
public record Claim(ParticipantId solver, Job.Train training, Cid update, Transcript transcript) {
    /** The check of steps {@code from} to before {@code to}, from {@code before} to what is said to be {@code claimed}. */
    Job.ReRun part(int from, int to, Cid before, Cid claimed) {
        return new Job.ReRun(training, transcript.steps(), from, to, before, claimed);
    }

    /** The claim of {@code solver} among {@code all}. */
    static Claim of(ParticipantId solver, List<Claim> all) {
        return all.stream()
                .filter(claim -> claim.solver().equals(solver))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no claim of " + solver));
    }
}
