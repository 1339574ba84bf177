package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that does something: what all of them share is how they answer and how they fail. */
abstract class Action implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--json",
            description = "One JSON envelope on standard output; everything for people on standard error.")
    boolean json;

    /** Does the work. Returns the data of the envelope. */
    abstract Object perform(Output output) throws Exception;

    @Override
    public final Integer call() {
        CommandSpec known = java.util.Objects.requireNonNull(spec, "picocli injects it");
        String name = known.qualifiedName().replaceFirst("^assay ?", "");
        Output output = new Output(
                name, known.commandLine().getOut(), known.commandLine().getErr(), json);
        try {
            output.done(perform(output));
            return ExitCode.OK.number();
        } catch (Failure failure) {
            return failed(output, failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(output, Failure.of(ExitCode.FAILED, "interrupted", "interrupted", ""));
        } catch (Exception | LinkageError e) {
            e.printStackTrace(known.commandLine().getErr());
            String what = "this is a bug in Assay: " + e;
            return failed(output, Failure.of(ExitCode.BUG, "bug", what, "please report it with the lines above"));
        }
    }

    private static int failed(Output output, Failure failure) {
        Failure why = ending() ? Failure.of(ExitCode.FAILED, "interrupted", "interrupted; stopping", "") : failure;
        output.failed(why);
        return why.exit().number();
    }

    /** Whether the process was told to end: then what fails now fails because of that. */
    private static boolean ending() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
