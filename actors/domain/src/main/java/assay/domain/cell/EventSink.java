package assay.domain.cell;

/** Where entries go once they are durable, one by one: a journal, a report, an auditor. */
@FunctionalInterface
public interface EventSink {
    /** Takes the next entry. Entries of one entity come in the order of their numbers. */
    void accept(Entry<?> entry);
}
