package assay.domain.committee;

import java.util.List;

/** The names of the rules by which candidates become members. */
public final class ElectionRule {
    /** Open votes; the smaller side stays: Project PAI's. */
    public static final String MINORITY = "minority";

    /** The same with votes that are sealed first and revealed after. */
    public static final String SEALED = "minority-sealed";

    /** A draw by verifiable random function, weighted by stake. */
    public static final String SORTITION = "sortition";

    /** All of them. */
    public static final List<String> ALL = List.of(MINORITY, SEALED, SORTITION);

    private ElectionRule() {}
}
