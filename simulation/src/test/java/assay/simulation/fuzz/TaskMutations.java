package assay.simulation.fuzz;

import assay.domain.board.BoardCommand;
import assay.domain.entity.Send;
import assay.domain.money.Credits;
import assay.domain.payout.Facts;
import assay.domain.payout.PayoutCommand;
import assay.domain.task.Ending;
import assay.domain.task.Posted;
import assay.domain.task.Round;
import assay.domain.task.Task;
import assay.domain.task.TaskEntity;
import assay.domain.task.TaskEvent;
import assay.simulation.Mutated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Wrong ways to run a task. */
final class TaskMutations {
    private TaskMutations() {}

    static List<Mutation> all() {
        return List.of(
                task(
                        "takes-updates-after-the-round",
                        sound().oversleeping(TaskMutations::collects, Duration.ofSeconds(3))),
                task("closes-rounds-never", sound().sleeping(TaskMutations::collects)),
                task("leader-is-never-succeeded", sound().sleeping(TaskMutations::aggregates)),
                task(
                        "leader-is-succeeded-too-soon",
                        sound().oversleeping(TaskMutations::aggregates, Duration.ofSeconds(-1))),
                task("forgets-its-deadline", sound().sleeping(state -> !collects(state) && !aggregates(state))),
                task("forms-a-crew-too-large", sound().seeing(TaskMutations::withOneMore)),
                task("pays-for-noise", sound().seeing(TaskMutations::withoutIncrement)),
                task(
                        "counts-the-last-update-first",
                        sound().deciding(TaskEvent.RoundClosed.class, TaskMutations::backwards)),
                task("pays-nobody-when-expired", sound().telling(TaskMutations::factless)),
                task("stays-on-the-board", sound().telling((state, event, sends) -> sends.stream()
                        .filter(send -> !(send.command() instanceof BoardCommand.Retire))
                        .toList())),
                task("says-it-paid-more", sound().deciding(TaskEvent.TaskClosed.class, event -> {
                    TaskEvent.TaskClosed closed = (TaskEvent.TaskClosed) event;
                    Credits more = closed.paid().plus(Credits.micros(1));
                    return new TaskEvent.TaskClosed(more, closed.refunded(), closed.held(), closed.remark());
                })),
                task("second-in-the-ranking-leads", sound().deciding(TaskEvent.CrewFormed.class, event -> {
                    TaskEvent.CrewFormed formed = (TaskEvent.CrewFormed) event;
                    List<assay.domain.committee.Standing> turned = new ArrayList<>(formed.members());
                    java.util.Collections.rotate(turned, 1);
                    return new TaskEvent.CrewFormed(turned, formed.clientDue());
                })));
    }

    private static Bent<Task, TaskEvent> sound() {
        return new Bent<>(new TaskEntity());
    }

    private static Mutation task(String name, Bent<Task, TaskEvent> bent) {
        return new Mutation(name, Mutated.rules(bent));
    }

    private static boolean collects(Task task) {
        return task instanceof Task.Training at && at.round() instanceof Round.Collecting;
    }

    private static boolean aggregates(Task task) {
        return task instanceof Task.Training at && at.round() instanceof Round.Aggregating;
    }

    private static Task withOneMore(Task task) {
        if (!(task instanceof Task.Enrolling at)) return task;
        Posted posted = at.posted();
        var committee = Parts.with(
                posted.spec().committee(), "maximum", posted.spec().committee().maximum() + 1);
        Posted larger = Parts.with(posted, "spec", Parts.with(posted.spec(), "committee", committee));
        return new Task.Enrolling(larger, at.closes(), at.joined());
    }

    private static Task withoutIncrement(Task task) {
        if (!(task instanceof Task.Training at)) return task;
        Posted posted = at.posted();
        Posted eager = Parts.with(posted, "spec", Parts.with(posted.spec(), "minimumIncrementMicros", 0L));
        return new Task.Training(eager, at.course(), at.round());
    }

    private static TaskEvent backwards(TaskEvent event) {
        TaskEvent.RoundClosed closed = (TaskEvent.RoundClosed) event;
        List<assay.domain.payout.Gain> gains = new ArrayList<>();
        int last = closed.gains().size() - 1;
        for (int i = 0; i <= last; i++) {
            gains.add(Parts.with(
                    closed.gains().get(i), "miner", closed.gains().get(last - i).miner()));
        }
        return new TaskEvent.RoundClosed(closed.round(), closed.result(), gains, closed.agreeing());
    }

    private static List<Send> factless(Task task, TaskEvent event, List<Send> sends) {
        boolean expired = event instanceof TaskEvent.SettlementStarted started && started.ending() == Ending.EXPIRED;
        if (!expired) return sends;
        List<Send> others = new ArrayList<>();
        for (Send send : sends) {
            if (send.command() instanceof PayoutCommand.Settle settle) {
                Facts none = Parts.with(Parts.with(settle.facts(), "gains", List.of()), "reports", List.of());
                others.add(new Send(send.to(), new PayoutCommand.Settle(none, settle.approvers())));
            } else {
                others.add(send);
            }
        }
        return others;
    }
}
