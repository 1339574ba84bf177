package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.live.Checkup;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code doctor}: whether this machine has what Assay needs. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check whether this machine has what Assay needs.")
final class Doctor extends Action {
    @Override
    Object perform(Output output) {
        List<Checkup.Finding> findings = Checkup.all();
        for (var finding : findings) {
            output.say((finding.good() ? "ok    " : "WRONG ") + finding.what() + ": " + finding.found()
                    + (finding.good() ? "" : "; " + finding.advice()));
        }
        long wrong = findings.stream().filter(finding -> !finding.good()).count();
        if (wrong > 0) {
            String message = wrong + " of " + findings.size() + " checks failed";
            throw Failure.of(ExitCode.FAILED, "unwell", message, "see above").with(findings);
        }
        return Map.of("findings", findings);
    }
}
