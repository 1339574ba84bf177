package assay.file;

import java.util.List;
import java.util.stream.Collectors;

/** A file cannot be used as it is; says everything that is wrong with it. */
public final class BadFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    BadFile(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the document; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
