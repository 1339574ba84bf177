package assay.domain.entity;

/** An event met a state that it cannot follow: the journal, or the code that reads it, is damaged. */
public final class CorruptJournal extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public CorruptJournal(Object state, Object event) {
        super("event " + event + " cannot follow state " + state);
    }
}
