package assay.bench;

import assay.simulation.kernel.RollingHash;
import java.util.PriorityQueue;

/** The experiment on {@link PriorityQueue}, as one would write it: an object per event, which is used again. */
final class QueueHold extends Hold {
    private final PriorityQueue<Waiting> queue;
    private final RollingHash hash = new RollingHash();
    private long order;

    private static final class Waiting implements Comparable<Waiting> {
        private long tick;
        private long order;
        private int node;
        private int content;

        @Override
        public int compareTo(Waiting other) {
            return tick != other.tick ? Long.compare(tick, other.tick) : Long.compare(order, other.order);
        }
    }

    QueueHold(int count) {
        super(count);
        queue = new PriorityQueue<>(count);
        for (int node = 0; node < count; node++) {
            Waiting first = new Waiting();
            put(first, 0, node, nodes.random(node));
        }
    }

    private void put(Waiting waiting, long now, int node, long bits) {
        waiting.tick = now + delay(bits);
        waiting.order = order++;
        waiting.node = node;
        waiting.content = content(bits);
        queue.add(waiting);
    }

    @Override
    void run(long events) {
        for (long i = 0; i < events; i++) next(queue.remove());
    }

    @Override
    void runTo(long tick) {
        Waiting first = queue.element();
        while (first.tick <= tick) {
            next(queue.remove());
            first = queue.element();
        }
    }

    private void next(Waiting waiting) {
        hash.fold(waiting.tick ^ waiting.content);
        long bits = visit(waiting.node, waiting.content);
        put(waiting, waiting.tick, target(bits), bits);
    }

    @Override
    long hash() {
        return hash.value();
    }
}
