package assay.simulation.metric;

import static assay.simulation.metric.Unit.COUNT;
import static assay.simulation.metric.Unit.CREDITS;
import static assay.simulation.metric.Unit.SECONDS;
import static assay.simulation.metric.Unit.SHARE;

/**
 * Everything that is measured in one run. A name is the pattern with {@code TASK}, {@code GROUP} or {@code N} replaced
 * by the task's name, by the group's (a prefix; a client's own name), or by a number. A figure that a run does not have,
 * for example the final error of a task that never got so far, is missing, not zero.
 */
public enum Metric {
    TASK_COMPLETED("task.TASK.ending-completed", SHARE, "1 if the task was completed, 0 if it ended otherwise or not"),
    TASK_INITIAL_ERROR("task.TASK.initial-error", SHARE, "the evaluators' median before training"),
    TASK_FINAL_ERROR("task.TASK.final-error", SHARE, "the median at the end, on data that nobody trained on"),
    TASK_BEST_ERROR("task.TASK.best-error", SHARE, "the lowest median of any round, on the validation segments"),
    TASK_ROUNDS("task.TASK.rounds", COUNT, "rounds that were measured"),
    TASK_FILL("task.TASK.fill-seconds", SECONDS, "from the task's opening until its crew had formed"),
    TASK_SECONDS("task.TASK.seconds", SECONDS, "from the task's opening to its end"),
    TASK_ESCROW("task.TASK.escrow", CREDITS, "put into escrow by the client"),
    TASK_PAID("task.TASK.paid", CREDITS, "paid out of the escrow"),
    TASK_REFUNDED("task.TASK.refunded", CREDITS, "given back to the client"),
    TASK_MEMBERS("task.TASK.members", COUNT, "who trained: the size of the crew when it formed"),

    TASKS_COMPLETED("tasks.completed", SHARE, "share of all tasks that were completed"),
    TASKS_INITIAL_ERROR("tasks.initial-error.mean", SHARE, "mean over the tasks that have one"),
    TASKS_FINAL_ERROR("tasks.final-error.mean", SHARE, "mean over the tasks that have one"),
    TASKS_BEST_ERROR("tasks.best-error.mean", SHARE, "mean over the tasks that have one"),
    TASKS_ROUNDS("tasks.rounds.mean", COUNT, "mean over all tasks"),
    TASKS_FILL("tasks.fill-seconds.mean", SECONDS, "mean over the tasks whose crew formed"),
    TASKS_SECONDS("tasks.seconds.mean", SECONDS, "mean over the tasks that ended"),
    TASKS_ESCROW("tasks.escrow.total", CREDITS, "put into escrow for all tasks"),
    TASKS_PAID("tasks.paid.total", CREDITS, "paid out of all escrows"),
    TASKS_REFUNDED("tasks.refunded.total", CREDITS, "given back to the clients"),
    TASKS_MEMBERS("tasks.members.mean", COUNT, "mean over the tasks whose crew formed"),

    FILLERS_COMPLETED(
            "fillers.completed", SHARE, "share of the filler tasks that were completed; tasks.* are without them"),
    FILLERS_ROUNDS("fillers.rounds.mean", COUNT, "mean over the filler tasks"),
    FILLERS_FILL("fillers.fill-seconds.mean", SECONDS, "mean over the filler tasks whose crew formed"),

    EARNED_TOTAL("earned.total.GROUP", CREDITS, "paid to the group's members out of escrows"),
    EARNED_MEAN("earned.mean.GROUP", CREDITS, "the same for each member, whether paid or not"),
    COST_MEAN("cost.mean.GROUP", CREDITS, "what computing cost each member, by the group's price of a second"),
    PROFIT_TOTAL("profit.total.GROUP", CREDITS, "earned, less the stakes that were taken and what computing cost"),
    PROFIT_MEAN("profit.mean.GROUP", CREDITS, "the same for each member"),
    ELECTED_COUNT("elected.count.GROUP", COUNT, "seats won in all elections"),
    ELECTED_SHARE("elected.share.GROUP", SHARE, "share of all seats"),
    ELECTED_RATE("elected.rate.GROUP", SHARE, "seats for each candidacy"),
    VERIFYING_SHARE("verifying.share.GROUP", SHARE, "share of the lots that made verifiers, where elections seat them"),
    LEADER_SHARE("leader.share.GROUP", SHARE, "share of the elected committees that one of the group leads"),

    ATTACKERS_PROFIT_TOTAL("attackers.profit.total", CREDITS, "profit of all groups that do what they should not"),
    ATTACKERS_PROFIT_MEAN("attackers.profit.mean", CREDITS, "the same for each of their members"),
    ATTACKERS_ELECTED_SHARE("attackers.elected.share", SHARE, "their share of all seats"),
    HONEST_PROFIT_TOTAL("honest.profit.total", CREDITS, "profit of all honest miners"),
    HONEST_PROFIT_MEAN("honest.profit.mean", CREDITS, "the same for each of them"),
    HONEST_ELECTED_SHARE("honest.elected.share", SHARE, "their share of all seats"),

    SURVIVAL("survival.cycle-N", SHARE, "share of an election's candidates left after cycle N; mean over elections"),
    CYCLES("election.cycles.mean", COUNT, "cycles until the members were chosen; mean over elections"),
    GINI("gini.miners", SHARE, "how unequal miners' earnings are: 0 when all earn alike, 1 when one earns all"),
    MESSAGES("messages", COUNT, "messages sent, between entities and with participants, repetitions included"),
    ENTRIES("entries", COUNT, "entries of the journal"),
    EVENTS("events", COUNT, "events in the journal"),
    CRASHES("crashes", COUNT, "how often the host of an entity crashed"),
    LATENCY_P50("latency.p50", SECONDS, "median time from an entity's decision to send until the receiver stored it"),
    LATENCY_P99("latency.p99", SECONDS, "the same, exceeded by one message in a hundred"),
    SIMULATED("simulated-seconds", SECONDS, "virtual time at the end of the run");

    private static final String TASK = "TASK";
    private static final String GROUP = "GROUP";

    private final String pattern;
    private final Unit unit;
    private final String meaning;

    Metric(String pattern, Unit unit, String meaning) {
        this.pattern = pattern;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** What this metric's names look like. */
    public String pattern() {
        return pattern;
    }

    public Unit unit() {
        return unit;
    }

    /** In a few words, for people. */
    public String meaning() {
        return meaning;
    }

    /** What is the same in all of this metric's names, for tables: {@code task.final-error}, {@code profit.mean}. */
    public String stem() {
        return pattern.replace("." + TASK, "").replace("." + GROUP, "").replace("-N", "");
    }

    boolean perTask() {
        return pattern.startsWith("task.");
    }

    boolean perGroup() {
        return pattern.endsWith(GROUP);
    }

    /** Whether only groups that can earn have it: clients have not. */
    boolean aboutElections() {
        return name().startsWith("ELECTED") || name().startsWith("LEADER") || name().startsWith("VERIFYING");
    }

    /** Whether elections without a market have it as well. */
    boolean ofElectorates() {
        return switch (this) {
            case ELECTED_COUNT, ELECTED_SHARE, ELECTED_RATE, ATTACKERS_ELECTED_SHARE, HONEST_ELECTED_SHARE -> true;
            case SURVIVAL, CYCLES, MESSAGES, SIMULATED -> true;
            default -> false;
        };
    }

    /** The name of this metric for one task, group, or cycle; of a metric of the whole run whatever {@code of} is. */
    String named(String of) {
        if (perTask()) return pattern.replace(TASK, of);
        if (perGroup()) return pattern.replace(GROUP, of);
        return this == SURVIVAL ? pattern.replace("cycle-N", "cycle-" + of) : pattern;
    }
}
