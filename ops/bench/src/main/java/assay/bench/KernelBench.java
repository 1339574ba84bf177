package assay.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/**
 * Events a second of the simulation's kernel, beside a loop around {@link java.util.PriorityQueue} and beside SSJ with
 * two of its event lists, all with the same node records, random bits and hash, by turns in one process. Seconds are
 * those of the thread's processor time.
 */
public final class KernelBench {
    private static final int TURNS = 3;
    private static final long EVENTS = 20_000_000;
    private static final long EVENTS_OF_PEERS = 2_000_000;
    private static final int MOST_NODES_OF_PEERS = 1_000_000;
    private static final int[] SIZES = {1_000, 100_000, 1_000_000, 10_000_000};
    private static final int[] AIMS = {0, 80, 30, 25};
    private static final double AIM_MEBIBYTES = 512;
    private static final int CHECKED_TICKS = 1_500;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private KernelBench() {}

    private record Contender(String name, boolean ours, IntFunction<Hold> maker) {}

    private static final List<Contender> CONTENDERS = List.of(
            new Contender("kernel", true, WheelHold::new),
            new Contender("PriorityQueue", false, QueueHold::new),
            new Contender("SSJ, splay tree", false, count -> new SsjHold(count, new SplayTree())),
            new Contender("SSJ, red-black tree", false, count -> new SsjHold(count, new RedblackTree())));

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Report report = new Report("kernel");
        ObjectNode json = report.json();
        check();
        Table table = new Table("million events/s", "kernel", "aim", "best peer", "of best peer", "must", "which peer");
        for (int i = 0; i < SIZES.length; i++) size(SIZES[i], AIMS[i], table, json);
        double mebibytes = mebibytes();
        table.row("memory at 10,000,000 nodes, MiB", number(mebibytes), "≤ 512", "–", "–", "–", "–");
        double cores = TwoSeeds.speedUp();
        table.row("two seeds on two cores, times one", Table.number(cores, 2), "≥ 1.90", "–", "–", "–", "–");
        report.publish(
                table,
                json.put("mebibytesAt1e7", mebibytes)
                        .put("aimMebibytes", AIM_MEBIBYTES)
                        .put("twoSeeds", cores));
    }

    /** All must do the same work: whoever lets other events happen, or in another order, is not to be compared. */
    private static void check() {
        Long expected = null;
        for (Contender contender : CONTENDERS) {
            Hold hold = contender.maker().apply(SIZES[0]);
            hold.runTo(CHECKED_TICKS);
            if (expected == null) expected = hold.digest();
            if (hold.digest() != expected) throw new IllegalStateException(contender.name() + " did other work");
        }
    }

    private static void size(int nodes, int aim, Table table, ObjectNode json) {
        double ours = 0;
        double best = Double.NaN;
        String peer = "–";
        for (Contender contender : CONTENDERS) {
            if (!contender.ours() && nodes > MOST_NODES_OF_PEERS) continue;
            double rate = rate(contender, nodes);
            json.put(contender.name() + " at " + nodes, rate);
            if (contender.ours()) {
                ours = rate;
            } else if (Double.isNaN(best) || rate > best) {
                best = rate;
                peer = contender.name();
            }
        }
        json.put("toBestPeer at " + nodes, ours / best);
        table.row(
                Table.number(nodes, 0) + " nodes",
                number(ours),
                aim == 0 ? "–" : "≥ " + aim,
                number(best),
                number(ours / best),
                nodes == 100_000 ? "≥ 10" : "–",
                peer);
    }

    private static double rate(Contender contender, int nodes) {
        Hold hold = contender.maker().apply(nodes);
        long events = contender.ours() ? Math.max(EVENTS, 2L * nodes) : Math.max(EVENTS_OF_PEERS, 2L * nodes);
        // Warms up the compiler, and lets the queue reach the state in which it stays.
        hold.run(events);
        List<Double> rates = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            long start = THREADS.getCurrentThreadCpuTime();
            hold.run(events);
            rates.add(events * 1e3 / (THREADS.getCurrentThreadCpuTime() - start));
        }
        System.err.printf("%s, %d nodes: %s, hash %x%n", contender.name(), nodes, rates, hold.hash());
        return Numbers.of(rates, rate -> rate).median();
    }

    /** What a kernel in the middle of its work takes, as the collector sees it. */
    private static double mebibytes() {
        double before = heapMebibytes();
        WheelHold hold = new WheelHold(SIZES[SIZES.length - 1]);
        hold.run(2L * SIZES[SIZES.length - 1]);
        double found = heapMebibytes() - before;
        System.err.printf("hash %x%n", hold.hash());
        return found;
    }

    private static double heapMebibytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
    }

    private static String number(double value) {
        return Table.number(value, 1);
    }
}
