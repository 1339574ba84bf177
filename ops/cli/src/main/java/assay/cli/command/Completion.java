package assay.cli.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code completion bash|zsh}: prints a script for the shell to source. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Print a completion script: source <(assay completion bash)")
final class Completion implements Runnable {
    /** Shells that can complete. */
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh")
    Shell shell = Shell.BASH;

    @picocli.CommandLine.Spec
    picocli.CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public void run() {
        var line = java.util.Objects.requireNonNull(spec, "picocli injects it")
                .root()
                .commandLine();
        // Generated scripts are bash; zsh reads them through its own emulation, which has to be switched on.
        String prelude = shell == Shell.ZSH ? "autoload -U +X compinit bashcompinit && compinit && bashcompinit\n" : "";
        line.getOut().println(prelude + AutoComplete.bash("assay", line));
        line.getOut().flush();
    }
}
