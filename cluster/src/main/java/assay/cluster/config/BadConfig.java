package assay.cluster.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration cannot be used; carries every mistake in it. */
public final class BadConfig extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    BadConfig(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** All mistakes, in the order of reading; at least one. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
