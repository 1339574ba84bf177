package assay.cli.command;

import assay.cli.Output;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code completion bash|zsh}: prints a script for the shell to source. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Print a completion script: source <(assay completion bash)")
final class Completion extends Action {
    /** Shells that can complete. */
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh")
    Shell shell = Shell.BASH;

    @Override
    Object perform(Output output) {
        CommandLine line =
                Objects.requireNonNull(spec, "picocli injects it").root().commandLine();
        // Generated scripts are bash; zsh reads them through its own emulation, which has to be switched on.
        String prelude = shell == Shell.ZSH ? "autoload -U +X compinit bashcompinit && compinit && bashcompinit\n" : "";
        String script = prelude + AutoComplete.bash("assay", line);
        if (!output.json()) output.say(script);
        return Map.of("shell", shell.name().toLowerCase(Locale.ROOT), "script", script);
    }
}
