package assay.journal.view;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityType;
import assay.domain.entity.Event;
import assay.domain.entity.ParticipantId;
import assay.domain.payout.Gain;
import assay.domain.payout.Payout;
import assay.domain.payout.PayoutEntity;
import assay.domain.payout.Plan;
import assay.domain.task.AssignmentEvent;
import assay.domain.task.Course;
import assay.domain.task.Posted;
import assay.domain.task.Task;
import assay.domain.task.TaskEntity;
import assay.domain.task.TaskEvent;
import assay.domain.task.TaskSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One task and its payout, folded from their entries by the entities' own events. Entries that are known already change
 * nothing, so that reading them again is harmless; what a row says depends on the entries alone.
 */
public final class TaskFold {
    private static final String MINER = Plan.MINER;
    private static final String EVALUATOR = Plan.EVALUATOR;

    private final String name;
    private Task task;
    private Payout payout;
    private long taskEntries;
    private long payoutEntries;
    private Instant time = Instant.EPOCH;
    private final Map<Integer, Integer> updates = new TreeMap<>();
    /** Assignments that nothing came of, by number. */
    private final Map<Integer, ParticipantId> lapsed = new TreeMap<>();
    /** By role, then name: answered and missed. */
    private final Map<String, Map<String, int[]>> people = new TreeMap<>();

    /** A task of which nothing is known yet. */
    public TaskFold(String name) {
        this.name = name;
        this.task = new TaskEntity().initial(name);
        this.payout = new PayoutEntity().initial(name);
    }

    /** The entries of this history that are included. */
    public long included(EntityType history) {
        return history == EntityType.TASK ? taskEntries : payoutEntries;
    }

    /** Takes the next entry of either history; one that is included already changes nothing. */
    public void add(Entry<?> entry) {
        EntityType history = entry.entity().type();
        if (entry.number() <= included(history)) return;
        if (entry.number() > included(history) + 1) {
            throw new IllegalStateException(
                    entry.entity() + ": entry " + entry.number() + " cannot follow entry " + included(history));
        }
        for (Object event : entry.events()) {
            if (history == EntityType.TASK) {
                noted((TaskEvent) event);
                task = ((TaskEvent) event).applyTo(task);
            } else {
                payout = applied(payout, event);
            }
        }
        if (history == EntityType.TASK) taskEntries = entry.number();
        else payoutEntries = entry.number();
        if (entry.time().isAfter(time)) time = entry.time();
    }

    @SuppressWarnings("unchecked") // an entry of a payout has events of a payout
    private static Payout applied(Payout payout, Object event) {
        return ((Event<Payout>) event).applyTo(payout);
    }

    private void noted(TaskEvent event) {
        if (event instanceof TaskEvent.CrewFormed formed) {
            formed.members().forEach(member -> person(MINER, member.member()));
        } else if (event instanceof TaskEvent.MemberExchanged exchanged) person(MINER, exchanged.replacement());
        else if (event instanceof TaskEvent.EvaluatorsSeated seated) {
            seated.evaluators().forEach(each -> person(EVALUATOR, each));
        } else if (event instanceof TaskEvent.EvaluatorReseated reseated) person(EVALUATOR, reseated.substitute());
        else if (event instanceof TaskEvent.UpdateAccepted accepted) {
            person(MINER, accepted.update().miner())[0]++;
            updates.merge(accepted.round(), 1, Integer::sum);
        } else if (event instanceof TaskEvent.MemberSilent silent) person(MINER, silent.member())[1]++;
        else if (event instanceof TaskEvent.BaselineMeasured measured) reported(measured.agreeing());
        else if (event instanceof TaskEvent.RoundClosed closed) reported(closed.agreeing());
        else if (event instanceof TaskEvent.FinalMeasured measured) reported(measured.agreeing());
        else if (event instanceof AssignmentEvent about) assigned(about);
    }

    private void assigned(AssignmentEvent event) {
        if (event instanceof AssignmentEvent.AssignmentTaken taken) person(MINER, taken.worker());
        else if (event instanceof AssignmentEvent.AssignmentLapsed lapse) {
            person(MINER, lapse.worker())[1]++;
            lapsed.put(lapse.assignment(), lapse.worker());
        } else if (event instanceof AssignmentEvent.ResultAccepted yes) judged(yes.assignment(), 0);
        else if (event instanceof AssignmentEvent.ResultRejected no) judged(no.assignment(), 1);
        else if (event instanceof AssignmentEvent.ResultScored scored) reported(scored.agreeing());
    }

    private void judged(int assignment, int counted) {
        Slots.handed(task)
                .flatMap(all -> all.get(assignment))
                .ifPresent(judged -> person(MINER, judged.worker())[counted]++);
    }

    private void reported(List<ParticipantId> agreeing) {
        for (ParticipantId each : asked(agreeing)) person(EVALUATOR, each)[agreeing.contains(each) ? 0 : 1]++;
    }

    private List<ParticipantId> asked(List<ParticipantId> agreeing) {
        if (task instanceof Task.Preparing at) return at.evaluators();
        if (task instanceof Task.Assigning at) return at.handed().panel().evaluators();
        return course().map(Course::evaluators).orElse(agreeing);
    }

    private int[] person(String role, ParticipantId who) {
        return people.computeIfAbsent(role, none -> new TreeMap<>()).computeIfAbsent(who.name(), none -> new int[2]);
    }

    private Optional<Course> course() {
        if (task instanceof Task.Training at) return Optional.of(at.course());
        if (task instanceof Task.Evaluating at) return Optional.of(at.course());
        if (task instanceof Task.Settling at) return at.course();
        return task instanceof Task.Closed at ? at.course() : Optional.empty();
    }

    /** Whether nothing more can come. */
    public boolean ended() {
        return task instanceof Task.Closed;
    }

    /** The row; empty before the task was posted. */
    public Optional<TaskRow> row() {
        if (!(task instanceof Task.Known known)) return Optional.empty();
        Posted posted = known.posted();
        TaskSpec spec = posted.spec();
        Optional<Course> course = course();
        Optional<Task.Closed> closed = task instanceof Task.Closed at ? Optional.of(at) : Optional.empty();
        return Optional.of(new TaskRow(
                name,
                taskEntries,
                payoutEntries,
                time.toString(),
                closed.isEmpty(),
                spec.kind().name().toLowerCase(Locale.ROOT),
                spec.title(),
                posted.client().name(),
                task.phase(),
                closed.map(Task.Closed::reason).orElse(""),
                spec.campaign().needs(),
                spec.campaign().filler(),
                spec.campaign().reputation().kept(),
                spec.campaign().reputation().minimumMicros(),
                spec.campaign().reputation().newcomers(),
                spec.bounty().micros(),
                spec.committee().stake().micros(),
                posted.openedAt().toString(),
                posted.deadline().toString(),
                course.map(at -> at.findings().initialErrorMicros()).orElse(-1L),
                course.flatMap(at -> at.findings().finalErrorMicros()).orElse(-1L),
                course.map(this::rounds).orElse(List.of()),
                course.map(TaskFold::gains).orElse(List.of()),
                persons(),
                pays(),
                closed.map(at -> at.paid().micros()).orElse(0L),
                closed.map(at -> at.refunded().micros()).orElse(0L),
                closed.map(at -> at.held().micros()).orElse(0L),
                Slots.of(task, lapsed, plan(), payout instanceof Payout.Paid)));
    }

    private List<TaskRow.Round> rounds(Course course) {
        return course.findings().results().stream()
                .map(result -> new TaskRow.Round(
                        result.round(),
                        updates.getOrDefault(result.round(), 0),
                        result.errorMicros(),
                        result.lossMicros(),
                        result.model().toString()))
                .toList();
    }

    private static List<TaskRow.Worth> gains(Course course) {
        List<TaskRow.Worth> gains = new ArrayList<>();
        for (Gain gain : course.findings().gains()) {
            gains.add(new TaskRow.Worth(gain.round(), gain.miner().name(), gain.beforeMicros() - gain.afterMicros()));
        }
        return gains;
    }

    private List<TaskRow.Person> persons() {
        List<TaskRow.Person> all = new ArrayList<>();
        people.forEach((role, names) ->
                names.forEach((who, counts) -> all.add(new TaskRow.Person(who, role, counts[0], counts[1]))));
        return all;
    }

    private List<TaskRow.Pay> pays() {
        Optional<Plan> plan = plan();
        if (plan.isEmpty()) return List.of();
        boolean settled = payout instanceof Payout.Paid;
        return plan.get().lines().stream()
                .map(line -> new TaskRow.Pay(
                        line.payee().name(), line.role(), line.amount().micros(), line.reason(), settled))
                .toList();
    }

    private Optional<Plan> plan() {
        if (payout instanceof Payout.Approving at) return Optional.of(at.plan());
        if (payout instanceof Payout.Paying at) return Optional.of(at.plan());
        if (payout instanceof Payout.Paid at) return Optional.of(at.plan());
        return payout instanceof Payout.Disputed at ? Optional.of(at.plan()) : Optional.empty();
    }

    /** What everybody has to do with the task: the client, whoever worked, and whoever is paid for something else. */
    public static List<Participation> participations(TaskRow row) {
        List<Participation> all = new ArrayList<>();
        all.add(participation(row, row.client(), "client", 0, 0, Optional.empty()));
        for (TaskRow.Person person : row.people()) {
            all.add(participation(
                    row, person.who(), person.role(), person.answered(), person.missed(), pay(row, person)));
        }
        for (TaskRow.Pay pay : row.pays()) {
            boolean known = row.people().stream()
                    .anyMatch(person ->
                            person.who().equals(pay.who()) && person.role().equals(pay.role()));
            if (!known) all.add(participation(row, pay.who(), pay.role(), 0, 0, Optional.of(pay)));
        }
        return all;
    }

    private static Optional<TaskRow.Pay> pay(TaskRow row, TaskRow.Person person) {
        return row.pays().stream()
                .filter(pay -> pay.who().equals(person.who()) && pay.role().equals(person.role()))
                .findFirst();
    }

    private static Participation participation(
            TaskRow row, String who, String role, int answered, int missed, Optional<TaskRow.Pay> pay) {
        return new Participation(
                who,
                row.task(),
                role,
                row.kind(),
                row.title(),
                row.filler(),
                row.open(),
                row.phase(),
                answered,
                missed,
                pay.map(TaskRow.Pay::amount).orElse(0L),
                pay.map(TaskRow.Pay::settled).orElse(false),
                pay.map(TaskRow.Pay::reason).orElse(""),
                row.time());
    }
}
