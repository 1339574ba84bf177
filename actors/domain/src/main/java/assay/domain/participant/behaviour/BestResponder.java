package assay.domain.participant.behaviour;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.payout.Payout;
import assay.domain.payout.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Learns by its own past profit whether to be honest, to ride free, or to stay away: multiplicative weights over the three,
 * in whole numbers (Y. Freund and R. Schapire, Adaptive game playing using multiplicative weights, Games and Economic
 * Behavior 29, 1999). Before it enters a task it looks up what became of those that it was in.
 *
 * @param player what it is, and what it could do
 * @param weights of honesty, free riding and abstention
 * @param playing what it chose in tasks whose payout it does not know yet, by task
 */
public record BestResponder(Player player, List<Long> weights, PersistentMap<EntityId, Integer> playing)
        implements Policy {
    private static final int HONEST = 0;
    private static final int RIDING = 1;
    private static final int AWAY = 2;
    /** The weight of each strategy at the start; their sum is kept near three times this. */
    private static final long PAR = 1_000_000;
    /** No strategy is ever forgotten: this is left of its weight. */
    private static final long LEAST = 10_000;

    /**
     * What does not change.
     *
     * @param self its name
     * @param secret draws its choices
     * @param honest plays honestly
     * @param riding plays the free rider
     * @param workMicros what honest work in one task costs, in micro-credits
     * @param unitMicros the profit, in micro-credits, that counts as one unit of success
     * @param rateMicros how much one unit changes a weight, in 10⁻⁶ of it
     */
    public record Player(
            ParticipantId self,
            String secret,
            Policy honest,
            Policy riding,
            long workMicros,
            long unitMicros,
            long rateMicros) {}

    /** One that knows nothing yet. */
    public static BestResponder fresh(Player player) {
        return new BestResponder(player, List.of(PAR, PAR, PAR), PersistentMap.empty());
    }

    public BestResponder {
        weights = List.copyOf(weights);
    }

    @Override
    public Turn respond(Sight sight, Instant now) {
        Optional<EntityId> task = Entrances.task(sight.work());
        if (task.isEmpty()) return new Turn(this, play(sight, now));
        if (!(sight instanceof Sight.Seen seen)) return enterOrLook(task.get(), sight, now, "");
        BestResponder wiser = seen.state(Payout.class).map(this::learned).orElse(this);
        String last = seen.state(Payout.class).map(Payout::name).orElse("~");
        return wiser.enterOrLook(task.get(), sight, now, last);
    }

    /** Looks at the next payout after {@code last}; when there is none left, chooses and enters. */
    private Turn enterOrLook(EntityId task, Sight sight, Instant now, String last) {
        for (EntityId known : playing.keys()) {
            if (known.name().compareTo(last) > 0 && !known.equals(task)) {
                return new Turn(this, new Action.Look(new EntityId(EntityType.PAYOUT, known.name())));
            }
        }
        int choice = playing.getOr(task, choose(task));
        BestResponder next = new BestResponder(player, weights, playing.with(task, choice));
        return new Turn(next, next.play(new Sight.Offered(sight.work()), now));
    }

    private Action play(Sight sight, Instant now) {
        EntityId task = new EntityId(EntityType.TASK, sight.work().at().name());
        int choice = playing.getOr(task, HONEST);
        if (choice == AWAY) return new Action.Pass();
        Policy policy = choice == RIDING ? player.riding() : player.honest();
        return policy.respond(sight, now).action();
    }

    private int choose(EntityId task) {
        String drawn =
                Sha256.of("choice").with(player.secret()).with(task.toString()).hex();
        long sum = weights.stream().mapToLong(Long::longValue).sum();
        long at = Long.parseLong(drawn.substring(0, 15), 16) % sum;
        for (int i = 0; i < AWAY; i++) {
            at -= weights.get(i);
            if (at < 0) return i;
        }
        return AWAY;
    }

    private BestResponder learned(Payout payout) {
        EntityId task = payout.task();
        Optional<Integer> choice = playing.get(task);
        Optional<Plan> plan = plan(payout);
        if (choice.isEmpty() || plan.isEmpty()) return this;
        long earned = plan.get().lines().stream()
                .filter(line -> line.payee().equals(player.self()))
                .mapToLong(line -> line.amount().micros())
                .sum();
        long profit = earned - (choice.get() == HONEST ? player.workMicros() : 0);
        long units = Math.max(-ONE, Math.min(ONE, Math.multiplyExact(profit, ONE) / player.unitMicros()));
        List<Long> next = new ArrayList<>(weights);
        long weight = next.get(choice.get());
        long changed = weight + weight * (player.rateMicros() * units / ONE) / ONE;
        next.set(choice.get(), Math.max(LEAST, changed));
        return new BestResponder(player, scaled(next), playing.without(task));
    }

    private static final long ONE = 1_000_000;

    private static List<Long> scaled(List<Long> weights) {
        long sum = weights.stream().mapToLong(Long::longValue).sum();
        return weights.stream()
                .map(weight -> Math.max(LEAST, weight * (3 * PAR) / sum))
                .toList();
    }

    private static Optional<Plan> plan(Payout payout) {
        if (payout instanceof Payout.Paid paid) return Optional.of(paid.plan());
        return payout instanceof Payout.Paying paying ? Optional.of(paying.plan()) : Optional.empty();
    }
}
