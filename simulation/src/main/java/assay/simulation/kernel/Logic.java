package assay.simulation.kernel;

/** What events mean. One call takes many of them, so that a logic can touch the memory of all before it works on any. */
@FunctionalInterface
public interface Logic {
    /**
     * Lets {@code events[0]} to {@code events[count - 1]} happen, in this order, all at the present tick. What they cause
     * is put into the kernel, at the present at the earliest: then it happens after everything that was put there before.
     *
     * @param events belongs to the kernel, which will use it again
     */
    void handle(long[] events, int count);
}
