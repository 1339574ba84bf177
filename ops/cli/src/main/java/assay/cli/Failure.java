package assay.cli;

import java.util.List;

/** Why a command ends without having done its work: for the person, for a program, and for the exit code. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;
    private final String code;
    private final String hint;
    private final transient List<?> details;

    private Failure(ExitCode exit, String code, String message, String hint, List<?> details) {
        super(message);
        this.exit = exit;
        this.code = code;
        this.hint = hint;
        this.details = List.copyOf(details);
    }

    /**
     * A failure.
     *
     * @param code a stable word for programs, for example {@code bad-file}
     * @param message which thing, what was expected, what was found
     * @param hint what to do next; may be empty
     */
    public static Failure of(ExitCode exit, String code, String message, String hint) {
        return new Failure(exit, code, message, hint, List.of());
    }

    /** The same failure with what it consists of, one element each. */
    public Failure with(List<?> parts) {
        Failure detailed = new Failure(exit, code, String.valueOf(getMessage()), hint, parts);
        if (getCause() != null) detailed.initCause(getCause());
        return detailed;
    }

    /** The same failure with what led to it. */
    public Failure because(Throwable cause) {
        initCause(cause);
        return this;
    }

    public ExitCode exit() {
        return exit;
    }

    public String code() {
        return code;
    }

    public String hint() {
        return hint;
    }

    /** The parts of this failure, for example every mistake of a file; often none. */
    public List<?> details() {
        return details;
    }
}
