package assay.domain.committee;

import assay.domain.entity.CorruptJournal;

/** The state that an event may follow. */
final class Phase {
    private Phase() {}

    /** {@code state}, if it is one of {@code phase}. */
    static <S extends Committee> S expect(Class<S> phase, Committee state, CommitteeEvent event) {
        if (!phase.isInstance(state)) throw new CorruptJournal(state, event);
        return phase.cast(state);
    }
}
