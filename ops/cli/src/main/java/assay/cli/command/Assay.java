package assay.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of all commands. */
@Command(
        name = "assay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Markets in which machine learning is trained by strangers for pay: run live, and studied in virtual time.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Demo.class,
            Simulate.class,
            SweepCommand.class,
            Elect.class,
            FuzzCommand.class,
            ChaosCommand.class,
            Up.class,
            NodeCommand.class,
            Down.class,
            Status.class,
            TaskCommands.class,
            EntityCommands.Miner.class,
            ParticipantCommands.Evaluator.class,
            ParticipantCommands.Verifier.class,
            ParticipantCommands.Many.class,
            EntityCommands.Account.class,
            EntityCommands.Payout.class,
            ClientCommands.Committee.class,
            QuarantineCommands.class,
            TokenCommands.class,
            JournalCommands.class,
            ReplayCommand.class,
            ExplainCommands.class,
            CounterfactualCommands.class,
            ScenarioCommands.class,
            CertificateCommands.class,
            Doctor.class,
            Completion.class,
            Supervise.class,
        },
        footer = {
            "",
            "Exit codes: 0 ok, 1 the work failed, 2 connection, 3 timeout, 4 arguments, 5 a bug of ours.",
            "Every command has --help, and --json for programs.",
            "To begin: assay demo, or assay simulate scenarios/first-task.yaml"
        })
public final class Assay {
    private static final int WIDTH = 110;

    /** The whole command line, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new Assay())
                .setUsageHelpWidth(WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false);
    }
}
