package assay.simulation.metric;

import assay.domain.cell.EventSink;

/** Reads every entry of a run and keeps what it needs for some of the metrics. */
interface Collector extends EventSink {
    /** Writes down what was found. */
    void report(Figures into);
}
