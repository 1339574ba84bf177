package assay.bench;

import assay.simulation.kernel.Kernel;
import assay.simulation.kernel.Logic;
import assay.simulation.kernel.Packed;
import assay.simulation.kernel.TimingWheel;

/** The experiment on the simulation's kernel. */
final class WheelHold extends Hold implements Logic {
    final Kernel kernel;

    WheelHold(int count) {
        super(count);
        kernel = new Kernel(count);
        for (int node = 0; node < count; node++) {
            long bits = nodes.random(node);
            kernel.put(delay(bits), Packed.event(1, node, content(bits)));
        }
    }

    @Override
    void run(long events) {
        long until = kernel.events() + events;
        while (kernel.events() < until) kernel.step(TimingWheel.LAST, this);
    }

    @Override
    void runTo(long tick) {
        kernel.runTo(tick, this);
    }

    @Override
    long hash() {
        return kernel.hash();
    }

    @Override
    public void handle(long[] events, int count) {
        nodes.touch(events, count);
        for (int i = 0; i < count; i++) {
            long bits = visit(Packed.node(events[i]), Packed.rest(events[i]));
            kernel.put(delay(bits), Packed.event(1, target(bits), content(bits)));
        }
    }
}
