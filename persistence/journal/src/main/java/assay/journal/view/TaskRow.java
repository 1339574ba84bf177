package assay.journal.view;

import java.util.List;

/**
 * A task as it is listed, with what came of it. Money, errors and gains are in 10⁻⁶; times are written as ISO says.
 *
 * @param task its name
 * @param entry how many entries of the task's history this includes
 * @param payoutEntry how many entries of its payout's history
 * @param time of the last of them
 * @param open whether it has not ended
 * @param phase the phase it is in, or how it ended
 * @param reason why it ended; empty before
 * @param needs what a miner must have declared
 * @param filler whether nobody pays
 * @param kept whether reputations are looked at; {@code minimumMicros} and {@code newcomers} say how
 * @param bounty in 10⁻⁶ credits, as {@code stake}, {@code paid}, {@code refunded} and {@code held}
 * @param initialErrorMicros −1 before it is measured, as {@code finalErrorMicros}
 * @param assignments of a task that hands out any, by number
 */
public record TaskRow(
        String task,
        long entry,
        long payoutEntry,
        String time,
        boolean open,
        String kind,
        String title,
        String client,
        String phase,
        String reason,
        List<String> needs,
        boolean filler,
        boolean kept,
        long minimumMicros,
        int newcomers,
        long bounty,
        long stake,
        String opened,
        String deadline,
        long initialErrorMicros,
        long finalErrorMicros,
        List<Round> rounds,
        List<Worth> gains,
        List<Person> people,
        List<Pay> pays,
        long paid,
        long refunded,
        long held,
        List<Slot> assignments) {
    public TaskRow {
        needs = List.copyOf(needs);
        rounds = List.copyOf(rounds);
        gains = List.copyOf(gains);
        people = List.copyOf(people);
        pays = List.copyOf(pays);
        assignments = List.copyOf(assignments);
    }

    /** A measured round: how many updates it had, and what the aggregate came to. */
    public record Round(int round, int updates, long errorMicros, long lossMicros, String model) {}

    /** By how much somebody's update brought the error down. */
    public record Worth(int round, String miner, long gainMicros) {}

    /**
     * Somebody who worked for the task.
     *
     * @param role {@code miner} or {@code evaluator}
     * @param answered rounds answered, results accepted, or reports that agreed
     * @param missed rounds not answered, results rejected or never handed in, or reports that were missing or wrong
     */
    public record Person(String who, String role, int answered, int missed) {}

    /** What somebody gets, and whether it is theirs yet. */
    public record Pay(String who, String role, long amount, String reason, boolean settled) {}

    /**
     * An assignment, and what came of it.
     *
     * @param number counted from 1
     * @param state {@code taken}, {@code handed in}, {@code accepted}, {@code rejected}, or {@code lapsed}
     * @param result what was handed in: a text, or the address where it stands; empty before
     * @param storage where the address is; empty for a text
     * @param score in 10⁻⁶; −1 while there is none
     * @param judgement why it was accepted or rejected; empty before
     * @param earned its part of what the plan of the payout gives the worker, in 10⁻⁶ credits
     * @param settled whether the payout is over
     */
    public record Slot(
            int number,
            String worker,
            String state,
            String result,
            String storage,
            long score,
            String judgement,
            long earned,
            boolean settled) {}
}
