package assay.simulation.participant;

/** A computer: does one job at a time, in the order in which they come. Names of one person may share one. */
public final class Machine {
    private static final long ONE = 1_000_000;

    private final long speedMicros;
    private long freeAtMicros;

    /** A computer of this speed, in 10⁻⁶ of the reference computer's. */
    public Machine(long speedMicros) {
        this.speedMicros = speedMicros;
    }

    /** How long a job takes that takes {@code referenceMicros} on the reference computer, at least a microsecond. */
    long micros(long referenceMicros) {
        return Math.max(1, Math.multiplyExact(referenceMicros, ONE) / speedMicros);
    }

    /** Takes a job of {@code micros} at {@code nowMicros}; returns when it is done. */
    long take(long nowMicros, long micros) {
        freeAtMicros = Math.max(nowMicros, freeAtMicros) + micros;
        return freeAtMicros;
    }
}
