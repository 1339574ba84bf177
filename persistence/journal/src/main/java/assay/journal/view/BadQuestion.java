package assay.journal.view;

import java.util.List;

/** A question that cannot be answered as it is put: everything that is wrong with it. */
public final class BadQuestion extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadQuestion(List<String> faults) {
        super(String.join("; ", faults));
    }
}
