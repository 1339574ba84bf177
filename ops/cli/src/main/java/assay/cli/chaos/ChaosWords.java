package assay.cli.chaos;

import assay.chaos.Episode;
import assay.chaos.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run in words. */
final class ChaosWords {
    private ChaosWords() {}

    static String of(Episode episode, int total) {
        String waited = episode.timed()
                ? String.format(
                        Locale.ROOT, "%s answered after %.1f s, ", episode.measured(), episode.failoverSeconds())
                : "";
        String note = episode.note().isEmpty() ? "" : " (" + episode.note() + ")";
        if (episode.restartedBesides() > 0) note += "; " + episode.restartedBesides() + " more had ended by themselves";
        return String.format(
                Locale.ROOT,
                "%d/%d %s of %s: %sall served after %.1f s, %d commands acknowledged meanwhile%s",
                episode.number(),
                total,
                episode.kind(),
                episode.node(),
                waited,
                episode.restoredSeconds(),
                episode.taken(),
                note);
    }

    static List<String> of(ChaosData data) {
        List<String> lines = new ArrayList<>();
        lines.add("faults: " + counts(data.faults()) + "; besides " + data.endedByThemselves()
                + " nodes ended by themselves and were started again");
        lines.add(data.acknowledged() + " commands acknowledged, " + data.lostAcknowledged() + " of them lost; "
                + data.refused() + " refused, " + data.unknown() + " of unknown outcome");
        lines.add("tasks: " + counts(data.tasks()) + "; " + data.ballots() + " ballots counted, " + data.payouts()
                + " payments out of escrow, " + data.duplicatePayouts() + " of them twice");
        lines.add("the law of money " + (data.moneyLaw().holds() ? "holds" : "is not shown to hold"));
        data.failoverByWhat().forEach((what, times) -> lines.add(times(what, times)));
        lines.add("report: " + data.report());
        return lines;
    }

    private static String times(String what, Percentiles times) {
        return String.format(
                Locale.ROOT,
                "first answer, %s: p50 %.1f s, p99 %.1f s, longest %.1f s, of %d",
                what,
                times.p50(),
                times.p99(),
                times.max(),
                times.count());
    }

    static String counts(Map<String, Integer> counts) {
        if (counts.isEmpty()) return "none";
        List<String> parts = new ArrayList<>();
        counts.forEach((word, count) -> parts.add(count + " " + word));
        return String.join(", ", parts);
    }
}
