package assay.runtime;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.persistence.typed.EventRejectedException;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.SnapshotAdapter;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import assay.domain.cell.Cause;
import assay.domain.cell.Cell;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.cell.Sent;
import assay.domain.cell.SequenceGap;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Event;
import assay.domain.entity.Outcome;
import assay.domain.participant.Work;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The actor of one entity: runs its {@link Cell}, makes entries durable, and only then answers and transmits.
 *
 * <p>A restarted incarnation of this object keeps its fields, so everything that belongs to one incarnation is set anew
 * in {@link #recovered}.
 */
public final class EntityHost<S, E extends Event<S>> extends EventSourcedBehavior<HostCommand, Entry<E>, Hosted<S, E>> {
    private final Entity<S, E> rules;
    private final EntityId id;
    private final Surroundings around;
    private final ActorContext<HostCommand> context;
    private final Alarms alarms;
    private final Admission admission;
    private final Consumer<ActorRef<HostCommand>> retire;
    private final Resends resends;
    private final WritersClaim claim;
    private final AtomicBoolean anew;
    /** What is durable, but perhaps another node's by now: to be settled, in this order, when that is ruled out. */
    private final Deque<Consumer<Hosted<S, E>>> uncertain = new ArrayDeque<>();

    private Optional<String> quarantined = Optional.empty();
    /** Whether the journal cannot take an entry of this entity. The one field that outlives an incarnation. */
    private boolean rejected;

    private EntityHost(
            Entity<S, E> rules,
            EntityId id,
            Surroundings around,
            Consumer<ActorRef<HostCommand>> retire,
            ActorContext<HostCommand> context,
            TimerScheduler<HostCommand> timers,
            Admission admission,
            AtomicBoolean anew) {
        super(
                persistenceId(id),
                SupervisorStrategy.restartWithBackoff(
                        around.settings().firstRestart(), around.settings().longestRestart(), 0.2));
        this.rules = rules;
        this.id = id;
        this.around = around;
        this.retire = retire;
        this.context = context;
        this.alarms = new Alarms(timers);
        this.admission = admission;
        this.anew = anew;
        this.claim = new WritersClaim(id, around.epochs(), context, alarms);
        this.resends =
                new Resends(around.settings().firstResend(), around.settings().longestResend());
    }

    /**
     * The behaviour of the actor of entity {@code name}.
     *
     * @param retire called with the actor when nobody has asked for it for a while and it owes nothing; must end in
     *     {@link HostCommand.Stop} being sent to it
     */
    public static <S, E extends Event<S>> Behavior<HostCommand> create(
            Entity<S, E> rules, String name, Surroundings around, Consumer<ActorRef<HostCommand>> retire) {
        EntityId id = new EntityId(rules.type(), name);
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            Admission admission = new Admission(id, around.settings().waitingCommands(), around.metrics());
            AtomicBoolean anew = new AtomicBoolean(true);
            Behavior<HostCommand> host = Behaviors.setup(inner -> {
                EntityHost<S, E> made = new EntityHost<>(rules, id, around, retire, context, timers, admission, anew);
                made.rejected = !anew.getAndSet(false);
                return made;
            });
            // Made again either on purpose, or because the journal cannot take an entry: it is then quarantined, or the
            // sender of the command that gives the entry would have it tried for ever.
            Behavior<HostCommand> again = Behaviors.supervise(host)
                    .onFailure(Anew.class, SupervisorStrategy.restart().withLoggingEnabled(false));
            Behavior<HostCommand> supervised =
                    Behaviors.supervise(again).onFailure(EventRejectedException.class, SupervisorStrategy.restart());
            return Behaviors.intercept(() -> admission, supervised);
        }));
    }

    /** Under which id the journal keeps the history of {@code id}: {@code task|t-1}. */
    public static PersistenceId persistenceId(EntityId id) {
        return PersistenceId.of(id.type().word(), id.name());
    }

    /** Whose history lies under {@code persistenceId}; empty for one that is no entity's. */
    public static Optional<EntityId> entityOf(String persistenceId) {
        int bar = persistenceId.indexOf('|');
        if (bar < 0) return Optional.empty();
        String word = persistenceId.substring(0, bar);
        for (EntityType type : EntityType.values()) {
            if (type.word().equals(word)) return Optional.of(new EntityId(type, persistenceId.substring(bar + 1)));
        }
        return Optional.empty();
    }

    @Override
    public Hosted<S, E> emptyState() {
        return new Hosted<>(Cell.fresh(rules, id), 0, Optional.empty());
    }

    @Override
    public EventHandler<Hosted<S, E>, Entry<E>> eventHandler() {
        return Hosted::after;
    }

    @Override
    public CommandHandler<HostCommand, Entry<E>, Hosted<S, E>> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(HostCommand.Deliver.class, this::deliver)
                .onCommand(HostCommand.Tell.class, this::tell)
                .onCommand(HostCommand.TimerFired.class, (state, command) -> timerFired(state, command))
                .onCommand(HostCommand.Look.class, this::look)
                .onCommand(HostCommand.Inspect.class, this::inspect)
                .onCommand(HostCommand.ResendFired.class, (state, command) -> resend(state))
                .onCommand(HostCommand.Certain.class, (state, command) -> certain(state))
                .onCommand(HostCommand.EpochClaimed.class, this::claimed)
                .onCommand(HostCommand.EpochNotClaimed.class, (state, command) -> notClaimed(command))
                .onCommand(HostCommand.ClaimAgain.class, this::claimAgain)
                .onCommand(HostCommand.Retry.class, (state, command) -> retry())
                .onCommand(HostCommand.Unused.class, (state, command) -> unused(state))
                .onCommand(HostCommand.Stop.class, (state, command) -> Effect().stop())
                .build();
    }

    @Override
    public SignalHandler<Hosted<S, E>> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::recovered)
                .build();
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(
                around.settings().snapshotEvery(), around.settings().snapshotsKept());
    }

    @Override
    public SnapshotAdapter<Hosted<S, E>> snapshotAdapter() {
        return new SnapshotAdapter<>() {
            @Override
            public Object toJournal(Hosted<S, E> state) {
                return HostSnapshot.of(state);
            }

            @Override
            public Hosted<S, E> fromJournal(Object from) {
                return ((HostSnapshot) from).restore(rules);
            }
        };
    }

    private void recovered(Hosted<S, E> state) {
        claim.forget();
        uncertain.clear();
        quarantined = Optional.empty();
        resends.clear();
        alarms.clear();
        admission.reset();
        around.metrics().recovered(id);
        context.setReceiveTimeout(around.settings().unusedAfter(), new HostCommand.Unused());
        if (state.damage().isPresent()) {
            quarantine(state.damage().get());
            return;
        }
        if (rejected) {
            quarantine(new IllegalStateException("the journal cannot take one of its entries; the log says why"));
            return;
        }
        // What was durable but perhaps never transmitted goes out again; whoever has it answers the same as before.
        Instant now = around.clock().instant();
        for (Message.Request head : state.cell().heads()) transmitIfNew(state.cell(), head.to(), now);
        arm(state.cell(), now);
    }

    private Effect<Entry<E>, Hosted<S, E>> deliver(Hosted<S, E> state, HostCommand.Deliver command) {
        return write(state, command, command.message(), outcome -> {});
    }

    private Effect<Entry<E>, Hosted<S, E>> tell(Hosted<S, E> state, HostCommand.Tell command) {
        return write(state, command, command.message(), command.replyTo()::tell);
    }

    private Effect<Entry<E>, Hosted<S, E>> timerFired(Hosted<S, E> state, HostCommand.TimerFired command) {
        alarms.timerFired();
        return write(state, command, new Message.Tick(id), outcome -> {});
    }

    /** Takes in what may change the entity; for that, this incarnation needs its epoch. */
    private Effect<Entry<E>, Hosted<S, E>> write(
            Hosted<S, E> state, HostCommand command, Message message, Consumer<Outcome> answer) {
        if (quarantined.isEmpty() && !claim.granted()) {
            claim.make(state);
            return Effect().stash();
        }
        long came = Admission.isCounted(command) ? admission.decided() : System.nanoTime();
        if (quarantined.isPresent()) {
            answer.accept(new Outcome.Refused(new Quarantined(id, quarantined.get())));
            return Effect().none();
        }
        return Traced.of(id, message, state.cell(), () -> step(state, message, came, answer));
    }

    private Effect<Entry<E>, Hosted<S, E>> step(
            Hosted<S, E> state, Message message, long came, Consumer<Outcome> answer) {
        Cell.Step<E> step;
        try {
            step = state.cell().receive(message, around.clock().instant(), claim.epoch());
            // Folded before it is stored: an entry that cannot be followed must never become durable.
            Hosted<S, E> next = state;
            for (Entry<E> entry : step.entries()) next = next.after(entry);
            if (next.damage().isPresent()) throw next.damage().get();
        } catch (SequenceGap e) {
            // The sender's fault: its pair stalls, and everybody else goes on.
            context.getLog().error("{}: message dropped", id, e);
            return Effect().none();
        } catch (RuntimeException | StackOverflowError e) {
            quarantine(e);
            answer.accept(new Outcome.Refused(new Quarantined(id, quarantined.orElseThrow())));
            return Effect().none();
        }
        if (step.entries().isEmpty()) {
            whenCertain(state, current -> settle(current, step, message, came, answer));
            return Effect().none();
        }
        return Effect()
                .persist(step.entries())
                .thenRun((Hosted<S, E> stored) ->
                        whenCertain(stored, current -> settle(current, step, message, came, answer)));
    }

    /**
     * Does {@code then} with the entity's state as soon as nobody else can have been given the entity before now. That
     * is at once, nearly always: a pause of this process, or a slow database, can make it uncertain for a while.
     */
    private void whenCertain(Hosted<S, E> state, Consumer<Hosted<S, E>> then) {
        CompletableFuture<?> certain = around.epochs().certain().toCompletableFuture();
        if (uncertain.isEmpty() && certain.isDone()) {
            then.accept(state);
            return;
        }
        uncertain.add(then);
        context.pipeToSelf(certain, (sure, failure) -> new HostCommand.Certain());
    }

    private Effect<Entry<E>, Hosted<S, E>> certain(Hosted<S, E> state) {
        Consumer<Hosted<S, E>> oldest = uncertain.poll();
        if (oldest != null) oldest.accept(state);
        return Effect().none();
    }

    /** Everything in {@code step} is durable: tell whoever is to know. */
    private void settle(Hosted<S, E> stored, Cell.Step<E> step, Message message, long came, Consumer<Outcome> answer) {
        Cell<S, E> cell = stored.cell();
        Instant now = around.clock().instant();
        for (Entry<E> entry : step.entries()) around.metrics().written(entry);
        around.metrics().settled(message, refused(step), System.nanoTime() - came);
        if (message instanceof Message.Request request) cell.reply(request).ifPresent(this::transmit);
        for (EntityId to : receivers(step.entries())) transmitIfNew(cell, to, now);
        step.outcome().ifPresent(answer);
        arm(cell, now);
    }

    private static boolean refused(Cell.Step<?> step) {
        if (step.outcome().isPresent()) return step.outcome().get() instanceof Outcome.Refused;
        return step.entries().stream().anyMatch(entry -> entry.refusal().isPresent());
    }

    private Set<EntityId> receivers(List<Entry<E>> entries) {
        Set<EntityId> receivers = new TreeSet<>();
        for (Entry<E> entry : entries) {
            for (Sent sent : entry.sends()) receivers.add(sent.to());
            if (entry.cause() instanceof Cause.Answered answered) receivers.add(answered.by());
        }
        return receivers;
    }

    private void transmitIfNew(Cell<S, E> cell, EntityId to, Instant now) {
        Optional<Message.Request> head = cell.head(to);
        if (resends.isNew(to, head, now)) head.ifPresent(this::transmit);
    }

    private void transmit(Message message) {
        around.metrics().sent(message);
        around.post().deliver(message);
    }

    private Effect<Entry<E>, Hosted<S, E>> resend(Hosted<S, E> state) {
        alarms.resendFired();
        if (quarantined.isPresent()) return Effect().none();
        Instant now = around.clock().instant();
        for (EntityId to : resends.due(now)) {
            state.cell().head(to).ifPresent(request -> {
                around.metrics().sentAgain(request, resends.attempts(to));
                around.post().deliver(request);
            });
        }
        arm(state.cell(), now);
        return Effect().none();
    }

    private void arm(Cell<S, E> cell, Instant now) {
        alarms.timer(cell.wakeAt(), now);
        alarms.resend(resends.next(), now);
    }

    private Effect<Entry<E>, Hosted<S, E>> look(Hosted<S, E> state, HostCommand.Look command) {
        command.replyTo().tell(new WorkShown(work(state, command)));
        return Effect().none();
    }

    private List<Work> work(Hosted<S, E> state, HostCommand.Look command) {
        if (quarantined.isPresent()) return List.of();
        try {
            return rules.work(
                    state.cell().state(), command.participant(), around.clock().instant());
        } catch (RuntimeException e) {
            quarantine(e);
            return List.of();
        }
    }

    private Effect<Entry<E>, Hosted<S, E>> inspect(Hosted<S, E> state, HostCommand.Inspect command) {
        Cell<S, E> cell = state.cell();
        int unanswered = 0;
        for (var pair : cell.outbound()) unanswered += pair.getValue().waiting().size();
        command.replyTo().tell(new Inspected(id, cell.number(), cell.time(), unanswered, cell.state(), quarantined));
        return Effect().none();
    }

    private Effect<Entry<E>, Hosted<S, E>> claimed(Hosted<S, E> state, HostCommand.EpochClaimed command) {
        if (!claim.answers(command)) return Effect().none();
        if (!command.granted().upToDate())
            throw anew(Anew.behind(id, state.cell().number()));
        claim.take(command.granted().epoch());
        return Effect().none().thenUnstashAll();
    }

    private Effect<Entry<E>, Hosted<S, E>> notClaimed(HostCommand.EpochNotClaimed command) {
        claim.notGranted(command);
        return Effect().none();
    }

    private Effect<Entry<E>, Hosted<S, E>> claimAgain(Hosted<S, E> state, HostCommand.ClaimAgain command) {
        claim.again(state, command);
        return Effect().none();
    }

    private Effect<Entry<E>, Hosted<S, E>> retry() {
        if (quarantined.isEmpty()) return Effect().none();
        throw anew(Anew.asked(id));
    }

    private Anew anew(Anew why) {
        context.getLog().warn(why.getMessage());
        anew.set(true);
        return why;
    }

    /** Lets the entity go if nobody would miss it: one that owes an answer, or waits for a deadline, stays. */
    private Effect<Entry<E>, Hosted<S, E>> unused(Hosted<S, E> state) {
        boolean needed = quarantined.isPresent()
                || claim.underWay()
                || !uncertain.isEmpty()
                || !resends.isEmpty()
                || state.cell().wakeAt().isPresent();
        if (!needed) {
            around.metrics().retired(id);
            retire.accept(context.getSelf());
        }
        return Effect().none();
    }

    /** Logged once. The actor stays up and says so to whoever asks; restarting would end in the same place. */
    private void quarantine(Throwable cause) {
        String reason = String.valueOf(cause);
        quarantined = Optional.of(reason);
        resends.clear();
        alarms.clear();
        context.getLog().error("{} is quarantined", id, cause);
        around.metrics().quarantined(id, reason);
        around.ward().quarantined(id, reason);
    }
}
