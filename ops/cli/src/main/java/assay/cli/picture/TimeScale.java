package assay.cli.picture;

import assay.cli.report.Axis;

/** The unit in which a run's time is best read. */
record TimeScale(String unit, double seconds) {
    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;
    /** So many of a unit are still better than one of the next. */
    private static final double ENOUGH = 3;

    static TimeScale of(double longestSeconds) {
        if (longestSeconds < ENOUGH * MINUTE) return new TimeScale("s", 1);
        if (longestSeconds < ENOUGH * HOUR) return new TimeScale("min", MINUTE);
        return longestSeconds < ENOUGH * DAY ? new TimeScale("h", HOUR) : new TimeScale("days", DAY);
    }

    double at(double time) {
        return time / seconds;
    }

    /** Virtual time. */
    Axis axis() {
        return Axis.of("simulated time", unit).fromZero();
    }
}
