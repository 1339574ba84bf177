package assay.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only has commands below it. */
abstract class Group implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public final void run() {
        CommandSpec known = java.util.Objects.requireNonNull(spec, "picocli injects it");
        String commands = String.join(", ", known.subcommands().keySet());
        throw new ParameterException(known.commandLine(), "a command is missing: expected one of " + commands);
    }
}
