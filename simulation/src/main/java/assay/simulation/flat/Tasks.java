package assay.simulation.flat;

import assay.domain.money.Split;
import assay.domain.payout.Improvement;
import java.util.Arrays;

/** What is known of every task: its crew, what each of them achieved, and how much is still awaited. */
final class Tasks {
    static final long INITIAL_ERROR = 900_000;
    static final long TARGET_ERROR = 200_000;
    private static final int CREW = FlatMarket.CREW;
    private static final long AWAY = -1;

    private final int[] crew;
    /** How far each brought the error down, all its gains together; -1 for those who could not be engaged. */
    private final long[] reductions;

    private final long[] best;
    /** Answers, updates or payments that the task waits for. */
    private final int[] awaited;

    Tasks(int count) {
        crew = new int[count * CREW];
        reductions = new long[count * CREW];
        best = new long[count];
        awaited = new int[count];
    }

    /**
     * Begins a task with a crew drawn from {@code bits}: different miners, in the order of their numbers, as plans list
     * them.
     */
    void begin(int task, long bits, int miners) {
        int from = task * CREW;
        int stride = 1 + (int) ((bits >>> 40) % (miners / CREW));
        long first = (bits & 0xFFFFFFFFL) % miners;
        for (int i = 0; i < CREW; i++) crew[from + i] = (int) ((first + (long) i * stride) % miners);
        Arrays.sort(crew, from, from + CREW);
        Arrays.fill(reductions, from, from + CREW, 0);
        best[task] = INITIAL_ERROR;
        awaited[task] = CREW;
    }

    int miner(int seat) {
        return crew[seat];
    }

    /** The miner of this seat serves another task. */
    void turnAway(int seat) {
        reductions[seat] = AWAY;
    }

    boolean serves(int seat) {
        return reductions[seat] != AWAY;
    }

    long best(int task) {
        return best[task];
    }

    /** One thing less to wait for; says whether it was the last. */
    boolean settled(int task) {
        return --awaited[task] == 0;
    }

    void await(int task, int things) {
        awaited[task] = things;
    }

    /** An update with this error arrived: a gain counts down to the target. */
    void gain(int seat, long after) {
        int task = seat / CREW;
        reductions[seat] += Improvement.reduction(INITIAL_ERROR, TARGET_ERROR, best[task], after);
        best[task] = Math.min(best[task], after);
    }

    /** What each of the crew is paid of the miners' pool. */
    long[] plan(int task, long pool) {
        long[] own = Arrays.copyOfRange(reductions, task * CREW, (task + 1) * CREW);
        long total = 0;
        for (int i = 0; i < CREW; i++) {
            own[i] = Math.max(0, own[i]);
            total += own[i];
        }
        return Split.proportionally(Improvement.earned(pool, INITIAL_ERROR, TARGET_ERROR, total), own);
    }

    long bytes() {
        return 4L * crew.length + 8L * reductions.length + 8L * best.length + 4L * awaited.length;
    }
}
