package assay.simulation.metric;

import assay.domain.account.AccountEvent.TransferReceived;
import assay.domain.account.Accounts;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.task.Ending;
import assay.domain.task.TaskEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** How each task went: how soon it was manned, how well it learned, what it cost. */
final class TaskCollector implements Collector {
    private static final int MAX_COURSES = 40;

    private final Instant start;
    private final Map<String, Draft> tasks = new TreeMap<>();
    private final Map<EntityId, Draft> byEscrow = new TreeMap<>();

    private static final class Draft {
        private final Instant opened;
        private final EntityId client;
        private final boolean filler;
        private Optional<Instant> manned = Optional.empty();
        private Optional<Instant> ended = Optional.empty();
        private Optional<Ending> ending = Optional.empty();
        private OptionalLong initialError = OptionalLong.empty();
        private OptionalLong bestError = OptionalLong.empty();
        private OptionalLong finalError = OptionalLong.empty();
        private final List<Course.Point> course = new ArrayList<>();
        private int rounds;
        private int members;
        private long escrowMicros;
        private long paidMicros;
        private long refundedMicros;

        private Draft(Instant opened, EntityId client, boolean filler) {
            this.opened = opened;
            this.client = client;
            this.filler = filler;
        }
    }

    TaskCollector(Instant start) {
        this.start = start;
    }

    @Override
    public void accept(Entry<?> entry) {
        EntityId entity = entry.entity();
        if (entity.type() == EntityType.TASK) {
            for (Object event : entry.events()) course(entity.name(), event, entry.time());
        } else if (entity.type() == EntityType.ACCOUNT) {
            for (Object event : entry.events()) {
                if (event instanceof TransferReceived received) money(entity, received);
            }
        }
    }

    private void course(String name, Object event, Instant time) {
        if (event instanceof TaskEvent.TaskDrafted drafted) {
            Draft draft = new Draft(
                    time,
                    Accounts.of(drafted.client()),
                    drafted.spec().campaign().filler());
            tasks.put(name, draft);
            byEscrow.put(Accounts.escrow(name), draft);
            return;
        }
        Draft task = tasks.get(name);
        if (task == null) return;
        if (event instanceof TaskEvent.CrewFormed formed) {
            task.manned = Optional.of(time);
            task.members = formed.members().size();
        } else if (event instanceof TaskEvent.BaselineMeasured measured) {
            task.initialError = OptionalLong.of(measured.errorMicros());
            task.bestError = task.initialError;
            measured(task, time, measured.errorMicros(), false);
        } else if (event instanceof TaskEvent.RoundClosed closed) {
            long error = closed.result().errorMicros();
            task.rounds++;
            task.bestError = OptionalLong.of(Math.min(error, task.bestError.orElse(error)));
            measured(task, time, error, false);
        } else if (event instanceof TaskEvent.FinalMeasured measured) {
            task.finalError = OptionalLong.of(measured.errorMicros());
            measured(task, time, measured.errorMicros(), true);
        } else if (event instanceof TaskEvent.SettlementStarted started) {
            task.ending = Optional.of(started.ending());
        } else if (event instanceof TaskEvent.FundingFailed) {
            task.ending = Optional.of(Ending.FAILED);
            task.ended = Optional.of(time);
        } else if (event instanceof TaskEvent.TaskClosed) {
            task.ended = Optional.of(time);
        }
    }

    private void measured(Draft task, Instant time, long errorMicros, boolean hidden) {
        task.course.add(new Course.Point(seconds(start, time), 1 - Figures.fromMicros(errorMicros), hidden));
    }

    /** Of the first tasks, in the order of their names. */
    List<Course> courses() {
        List<Course> courses = new ArrayList<>();
        for (Map.Entry<String, Draft> task : tasks.entrySet()) {
            if (courses.size() == MAX_COURSES) break;
            List<Course.Point> points = task.getValue().course;
            if (!points.isEmpty()) courses.add(new Course(task.getKey(), points));
        }
        return courses;
    }

    private void money(EntityId account, TransferReceived received) {
        Draft funded = byEscrow.get(account);
        if (funded != null) funded.escrowMicros += received.amount().micros();
        Draft paying = byEscrow.get(received.from());
        if (paying == null) return;
        if (account.equals(paying.client))
            paying.refundedMicros += received.amount().micros();
        else paying.paidMicros += received.amount().micros();
    }

    @Override
    public void report(Figures into) {
        Means means = new Means();
        tasks.forEach((name, task) -> {
            TaskFigures figures = new TaskFigures(into, name, task.filler ? Optional.empty() : Optional.of(means));
            boolean completed = task.ended.isPresent() && task.ending.equals(Optional.of(Ending.COMPLETED));
            if (task.filler) filler(task, completed, means);
            figures.put(Metric.TASK_COMPLETED, Metric.TASKS_COMPLETED, completed ? 1 : 0);
            figures.share(Metric.TASK_INITIAL_ERROR, Metric.TASKS_INITIAL_ERROR, task.initialError);
            figures.share(Metric.TASK_FINAL_ERROR, Metric.TASKS_FINAL_ERROR, task.finalError);
            figures.share(Metric.TASK_BEST_ERROR, Metric.TASKS_BEST_ERROR, task.bestError);
            figures.put(Metric.TASK_ROUNDS, Metric.TASKS_ROUNDS, task.rounds);
            task.manned.ifPresent(manned -> {
                figures.put(Metric.TASK_FILL, Metric.TASKS_FILL, seconds(task.opened, manned));
                figures.put(Metric.TASK_MEMBERS, Metric.TASKS_MEMBERS, task.members);
            });
            task.ended.ifPresent(
                    ended -> figures.put(Metric.TASK_SECONDS, Metric.TASKS_SECONDS, seconds(task.opened, ended)));
            figures.put(Metric.TASK_ESCROW, Metric.TASKS_ESCROW, Figures.fromMicros(task.escrowMicros));
            figures.put(Metric.TASK_PAID, Metric.TASKS_PAID, Figures.fromMicros(task.paidMicros));
            figures.put(Metric.TASK_REFUNDED, Metric.TASKS_REFUNDED, Figures.fromMicros(task.refundedMicros));
        });
        means.report(into);
    }

    private static void filler(Draft task, boolean completed, Means means) {
        means.add(Metric.FILLERS_COMPLETED, completed ? 1 : 0);
        means.add(Metric.FILLERS_ROUNDS, task.rounds);
        task.manned.ifPresent(manned -> means.add(Metric.FILLERS_FILL, seconds(task.opened, manned)));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    /** One task's figures, each of which counts for a figure of all tasks too, unless nobody pays for it. */
    private record TaskFigures(Figures into, String task, Optional<Means> means) {
        void put(Metric one, Metric all, double value) {
            into.put(one, task, value);
            means.ifPresent(of -> of.add(all, value));
        }

        void share(Metric one, Metric all, OptionalLong micros) {
            if (micros.isPresent()) put(one, all, Figures.fromMicros(micros.getAsLong()));
        }
    }
}
