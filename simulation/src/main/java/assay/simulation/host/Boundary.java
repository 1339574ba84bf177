package assay.simulation.host;

import assay.simulation.scenario.Crashing;
import assay.simulation.scenario.FaultKind;

/** The moments in an entity's write at which a crash makes a difference. */
public enum Boundary {
    /** The message was decided, nothing was written. */
    BEFORE_PERSIST(FaultKind.CRASH_BEFORE_PERSIST),
    /** Its entries were written, and are lost before that was acknowledged. */
    LOST_WRITE(FaultKind.LOST_WRITE),
    /** Its entries are durable, nothing was sent. */
    AFTER_PERSIST(FaultKind.CRASH_AFTER_PERSIST),
    /** Its entries are durable, some of what follows from them was sent. */
    AMID_SEND(FaultKind.CRASH_AMID_SEND),
    /** Everything is durable and was sent. */
    AFTER_SEND(FaultKind.CRASH_AFTER_SEND);

    final FaultKind fault;

    /** Random bits of its own, the same in every run. */
    final long bits = Mix.of(name());

    Boundary(FaultKind fault) {
        this.fault = fault;
    }

    long chanceMicros(Crashing crashing) {
        return switch (this) {
            case BEFORE_PERSIST -> crashing.crashBeforePersistMicros();
            case LOST_WRITE -> crashing.lostWriteMicros();
            case AFTER_PERSIST -> crashing.crashAfterPersistMicros();
            case AMID_SEND -> crashing.crashAmidSendMicros();
            case AFTER_SEND -> crashing.crashAfterSendMicros();
        };
    }
}
