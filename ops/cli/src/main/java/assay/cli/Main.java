package assay.cli;

import assay.cli.command.Assay;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the process starts and ends: every way out of here is one of the documented exit codes. */
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /** Runs one command; returns its exit code. */
    public static int run(String[] args, PrintStream stdout, PrintStream stderr) {
        PrintWriter out = new PrintWriter(stdout, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(stderr, true, StandardCharsets.UTF_8);
        CommandLine line = Assay.commandLine();
        line.setOut(out).setErr(err);
        line.setParameterExceptionHandler((problem, arguments) -> refuse(problem, arguments, out, err));
        int exit = line.execute(args);
        out.flush();
        err.flush();
        return exit;
    }

    private static int refuse(ParameterException problem, String[] args, PrintWriter out, PrintWriter err) {
        CommandLine line = problem.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        boolean json = Arrays.asList(args).contains("--json");
        String hint = nearest(problem) + "see " + name + " --help";
        Failure failure = Failure.of(ExitCode.ARGUMENTS, "bad-arguments", String.valueOf(problem.getMessage()), hint);
        new Output(name.replaceFirst("^assay ?", ""), out, err, json).failed(failure);
        return ExitCode.ARGUMENTS.number();
    }

    private static String nearest(ParameterException problem) {
        if (!(problem instanceof UnmatchedArgumentException unmatched)) return "";
        List<String> known = unmatched.getSuggestions();
        return known.isEmpty() ? "" : "did you mean " + String.join(" or ", known) + "? Otherwise ";
    }
}
