package assay.simulation.fuzz;

import assay.domain.cell.Cell;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.entity.Event;
import assay.domain.entity.Outcome;
import assay.simulation.Mutated;
import assay.simulation.host.Discipline;
import java.util.List;
import java.util.Optional;

/** Hosts without one of their habits. */
final class HostMutations {
    private static final long NEVER = 1_000_000_000_000_000L;
    private static final long AT_ONCE = 10_000;

    private HostMutations() {}

    static List<Mutation> all() {
        return List.of(
                new Mutation("acknowledges-before-storing", Mutated.host(new Discipline() {
                    @Override
                    protected boolean storesBeforeSending() {
                        return false;
                    }
                })),
                new Mutation("forgets-which-requests-it-took", Mutated.host(new Discipline() {
                    @Override
                    protected <S, E extends Event<S>> Cell<S, E> facing(Cell<S, E> cell, Message message) {
                        return message instanceof Message.Request request ? forgetful(cell, request) : cell;
                    }
                })),
                new Mutation("forgets-which-commands-it-took", Mutated.host(new Discipline() {
                    @Override
                    protected <S, E extends Event<S>> Cell<S, E> facing(Cell<S, E> cell, Message message) {
                        return with(cell, cell.inbound(), cell.outbound(), PersistentMap.empty());
                    }
                })),
                new Mutation("leaves-out-a-number", Mutated.host(new Discipline() {
                    @Override
                    protected <S, E extends Event<S>> Cell<S, E> facing(Cell<S, E> cell, Message message) {
                        return with(cell, cell.inbound(), skipping(cell.outbound()), cell.told());
                    }
                })),
                new Mutation("answers-done-whatever-was-decided", Mutated.host(new Discipline() {
                    @Override
                    protected <S, E extends Event<S>> Optional<Message.Reply> answering(
                            Cell<S, E> cell, Message.Request request) {
                        return cell.reply(request)
                                .map(reply ->
                                        new Message.Reply(reply.from(), reply.to(), reply.number(), Outcome.DONE));
                    }
                })),
                new Mutation("answers-a-request-once-only", Mutated.host(new Discipline() {
                    @Override
                    protected boolean answersAgain() {
                        return false;
                    }
                })),
                new Mutation("writes-on-under-its-old-epoch", Mutated.host(new Discipline() {
                    @Override
                    protected long claims(long epoch) {
                        return epoch;
                    }
                })),
                new Mutation("loses-the-last-entry-in-a-crash", Mutated.host(new Discipline() {
                    @Override
                    protected <E> List<Entry<E>> restored(List<Entry<E>> stored) {
                        return stored.isEmpty() ? stored : stored.subList(0, stored.size() - 1);
                    }
                })),
                new Mutation("loses-its-timers-in-a-crash", Mutated.host(new Discipline() {
                    @Override
                    protected boolean setsTimersOnRecovery() {
                        return false;
                    }
                })),
                new Mutation("sends-nothing-again-after-a-crash", Mutated.host(new Discipline() {
                    @Override
                    protected boolean resendsOnRecovery() {
                        return false;
                    }
                })),
                new Mutation("sends-nothing-again", Mutated.host(new Discipline() {
                    @Override
                    protected long backOffMicros(long attempt) {
                        return NEVER;
                    }
                })),
                new Mutation("sends-again-at-once-and-for-ever", Mutated.host(new Discipline() {
                    @Override
                    protected long backOffMicros(long attempt) {
                        return AT_ONCE;
                    }
                })));
    }

    private static <S, E extends Event<S>> Cell<S, E> forgetful(Cell<S, E> cell, Message.Request request) {
        Cell.Inbound before = new Cell.Inbound(request.number() - 1, Outcome.DONE);
        return with(cell, cell.inbound().with(request.from(), before), cell.outbound(), cell.told());
    }

    private static PersistentMap<EntityId, Cell.Outbound> skipping(PersistentMap<EntityId, Cell.Outbound> outbound) {
        PersistentMap<EntityId, Cell.Outbound> skipped = outbound;
        for (var pair : outbound) {
            if (pair.getValue().lastNumber() != 2) continue;
            skipped = skipped.with(
                    pair.getKey(), new Cell.Outbound(3, pair.getValue().waiting()));
        }
        return skipped;
    }

    private static <S, E extends Event<S>> Cell<S, E> with(
            Cell<S, E> cell,
            PersistentMap<EntityId, Cell.Inbound> inbound,
            PersistentMap<EntityId, Cell.Outbound> outbound,
            PersistentMap<String, java.time.Instant> told) {
        return new Cell<>(cell.entity(), cell.id(), cell.state(), cell.number(), cell.time(), inbound, outbound, told);
    }
}
