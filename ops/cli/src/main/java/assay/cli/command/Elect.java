package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.elect.ElectionRun;
import assay.domain.election.MinorityRule;
import assay.simulation.electorate.Blocs;
import assay.simulation.electorate.Electorate;
import assay.simulation.electorate.Links;
import java.math.BigDecimal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code elect}: a minority vote among up to tens of millions of candidates. */
@Command(
        name = "elect",
        mixinStandardHelpOptions = true,
        description = "Elect a committee by minority vote among millions: is it fair, and to whom not?",
        footer = {
            "",
            "Candidates are numbers: first the silent ones, then the late ones, then the colluders, then the honest.",
            "A scenario file can say the same and claim something: see scenarios/colluders-of-a-million.yaml.",
            "Example: assay elect --nodes 1e5 --colluders 0.2 --elections 200"
        })
final class Elect extends Action {
    private static final int MICROS = 1_000_000;

    @Option(names = "--nodes", paramLabel = "N", description = "How many candidates, at most 6.7e7 (default: 1e6).")
    BigDecimal nodes = BigDecimal.valueOf(MICROS);

    @Option(names = "--minimum", paramLabel = "N", description = "Fewest members (default: ${DEFAULT-VALUE}).")
    int minimum = 3;

    @Option(names = "--maximum", paramLabel = "N", description = "Most members (default: ${DEFAULT-VALUE}).")
    int maximum = 21;

    @Option(names = "--silent", paramLabel = "SHARE", description = "Share that never votes, 0 to 1.")
    double silent;

    @Option(
            names = "--late",
            paramLabel = "SHARE",
            description = "Share that votes last, sees the count, and joins the smaller side.")
    double late;

    @Option(names = "--colluders", paramLabel = "SHARE", description = "Share that agrees to split its votes evenly.")
    double colluders;

    @Option(names = "--loss", paramLabel = "P", description = "How likely a message is lost, 0 to 1.")
    double loss;

    @Option(names = "--duplication", paramLabel = "P", description = "How likely a message arrives twice, 0 to 1.")
    double duplication;

    @Option(names = "--seed", paramLabel = "S", description = "Decides everything (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(
            names = "--elections",
            paramLabel = "N",
            description = "How many elections: the seed's and those of the seeds after it (default: ${DEFAULT-VALUE}).")
    int elections = 1;

    @Option(names = "--messages", description = "Let every request and vote travel, instead of counting votes at once.")
    boolean messages;

    @Override
    Object perform(Output output) {
        if (elections < 1) throw wrong("--elections " + elections + ": expected at least 1");
        return new ElectionRun(electorate(), messages, elections, output).perform();
    }

    private Electorate electorate() {
        try {
            Blocs blocs = Blocs.shares(nodes.intValueExact(), silent, late, colluders);
            Links links = new Links(
                    Links.SOUND.leastTicks(),
                    Links.SOUND.mostTicks(),
                    Math.round(loss * MICROS),
                    Math.round(duplication * MICROS));
            return new Electorate(new MinorityRule(minimum, maximum), blocs, links, seed);
        } catch (ArithmeticException e) {
            throw wrong("--nodes " + nodes + ": expected a whole number of at most 6.7e7");
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Failure wrong(String message) {
        return Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "see assay elect --help");
    }
}
