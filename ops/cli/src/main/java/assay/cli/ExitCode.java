package assay.cli;

/** What the process tells its caller. The numbers are documented and permanent. */
public enum ExitCode {
    OK(0),
    /** The work failed: a task expired, an invariant broke, the machine lacks something. */
    FAILED(1),
    /** Nobody answered, or whoever answered did not let us in. */
    CONNECTION(2),
    TIMEOUT(3),
    /** The command line, or a file that it names, is wrong; nothing was changed. */
    ARGUMENTS(4),
    /** A mistake of ours. */
    BUG(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
