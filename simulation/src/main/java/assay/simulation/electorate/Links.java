package assay.simulation.electorate;

/**
 * The network between the candidates and whoever counts. Delays are drawn evenly.
 *
 * @param leastTicks the shortest delay of a message, at least 1; a tick may be a millisecond
 * @param mostTicks the longest
 * @param lossMicros how likely a message never arrives, in 10⁻⁶
 * @param duplicationMicros how likely it arrives twice, in 10⁻⁶
 */
public record Links(int leastTicks, int mostTicks, long lossMicros, long duplicationMicros) {
    /** Between 10 and 500 ticks, and nothing is lost. */
    public static final Links SOUND = new Links(10, 500, 0, 0);

    public Links {
        if (leastTicks < 1 || mostTicks < leastTicks) {
            throw new IllegalArgumentException(
                    "delays of " + leastTicks + " to " + mostTicks + " ticks: expected at least 1, shortest first");
        }
        if (lossMicros < 0 || lossMicros > 1_000_000 || duplicationMicros < 0 || duplicationMicros > 1_000_000) {
            throw new IllegalArgumentException(
                    "loss " + lossMicros + " and duplication " + duplicationMicros + ": expected 0 to 1000000");
        }
    }

    /** Request and vote have arrived one tick before a cycle ends, however long they took. */
    int cycleTicks() {
        return 2 * mostTicks + 2;
    }
}
