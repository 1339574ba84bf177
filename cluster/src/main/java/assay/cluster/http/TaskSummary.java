package assay.cluster.http;

import assay.journal.view.TaskRow;
import java.util.List;

/** A task on a list: what one decides by. Its results are asked for by name. */
record TaskSummary(
        String task,
        String kind,
        String title,
        String client,
        String phase,
        boolean open,
        boolean filler,
        long bountyMicros,
        long stakeMicros,
        List<String> needs,
        boolean reputation,
        long minimumReputationMicros,
        int newcomers,
        String opened,
        String deadline,
        int rounds,
        long entry) {
    static TaskSummary of(TaskRow row) {
        return new TaskSummary(
                row.task(),
                row.kind(),
                row.title(),
                row.client(),
                row.phase(),
                row.open(),
                row.filler(),
                row.bounty(),
                row.stake(),
                row.needs(),
                row.kept(),
                row.minimumMicros(),
                row.newcomers(),
                row.opened(),
                row.deadline(),
                row.rounds().size(),
                row.entry());
    }
}
