package assay.bench;

import assay.simulation.kernel.RollingHash;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;

/** The experiment on SSJ, the simulation library of the Université de Montréal: an event object per node, used again. */
final class SsjHold extends Hold {
    private final Simulator simulator;
    private final RollingHash hash = new RollingHash();
    private long happened;
    private long until;

    private final class Waiting extends Event {
        private int node;
        private int content;

        Waiting(int node) {
            super(simulator);
            put(node, nodes.random(node));
        }

        private void put(int next, long bits) {
            node = next;
            content = content(bits);
            schedule(delay(bits));
        }

        @Override
        public void actions() {
            happened++;
            hash.fold((long) simulator.time() ^ content);
            long bits = visit(node, content);
            put(target(bits), bits);
            if (happened >= until) simulator.stop();
        }
    }

    /** Stops the simulator at a time. Its priority is the lowest: everything else at that time comes first. */
    private final class End extends Event {
        End() {
            super(simulator);
            setPriority(Double.MAX_VALUE);
        }

        @Override
        public void actions() {
            simulator.stop();
        }
    }

    SsjHold(int count, EventList list) {
        super(count);
        simulator = new Simulator(list);
        simulator.init(list);
        for (int node = 0; node < count; node++) new Waiting(node);
    }

    @Override
    void run(long events) {
        until = happened + events;
        simulator.start();
    }

    @Override
    void runTo(long tick) {
        until = Long.MAX_VALUE;
        new End().schedule(tick - simulator.time());
        simulator.start();
    }

    @Override
    long hash() {
        return hash.value();
    }
}
