package assay.journal.view;

/**
 * What somebody has to do with a task.
 *
 * @param role {@code client}, {@code miner} or {@code evaluator}
 * @param phase the task's
 * @param earned in 10⁻⁶ credits, by the plan of the payout
 * @param settled whether the payout is over
 * @param reason why so much, in words
 * @param time of the last entry that this includes
 */
public record Participation(
        String who,
        String task,
        String role,
        String kind,
        String title,
        boolean filler,
        boolean open,
        String phase,
        int answered,
        int missed,
        long earned,
        boolean settled,
        String reason,
        String time) {}
