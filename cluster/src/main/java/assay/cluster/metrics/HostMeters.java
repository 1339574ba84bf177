package assay.cluster.metrics;

import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.runtime.HostMetrics;
import assay.runtime.HostTotals;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Meters of what the hosts of a node do, by kind of entity. */
final class HostMeters implements HostMetrics {
    private static final String ENTITY = "entity";

    /** A request that was sent so often in vain has waited for about a minute: its receiver is in trouble. */
    private static final int STALLED_ATTEMPT = 8;

    private final MeterRegistry registry;
    private final HostTotals totals;
    private final MarketMeters market;
    private final Map<EntityType, OfType> types = new EnumMap<>(EntityType.class);
    private final Map<Class<?>, Counter> events = new ConcurrentHashMap<>();

    /** @param totals told everything as well */
    HostMeters(MeterRegistry registry, HostTotals totals) {
        this.registry = registry;
        this.totals = totals;
        this.market = new MarketMeters(registry);
        for (EntityType type : EntityType.values()) types.put(type, new OfType(registry, totals, type));
    }

    private OfType of(EntityId entity) {
        OfType found = types.get(entity.type());
        if (found == null) throw new IllegalStateException("no meters of " + entity.type());
        return found;
    }

    @Override
    public void waits(EntityId entity) {
        totals.waits(entity);
        of(entity).waiting.incrementAndGet();
    }

    @Override
    public void waitsNoMore(EntityId entity, int commands) {
        totals.waitsNoMore(entity, commands);
        of(entity).waiting.addAndGet(-commands);
    }

    @Override
    public void settled(Message message, boolean refused, long nanos) {
        totals.settled(message, refused, nanos);
        Source source = Source.of(message);
        OfType type = of(message.to());
        Map<Source, Timer> timers = refused ? type.refused : type.done;
        Timer timer = timers.get(source);
        if (timer != null) timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void written(Entry<?> entry) {
        totals.written(entry);
        of(entry.entity()).entries.increment();
        for (Object event : entry.events()) {
            events.computeIfAbsent(
                            event.getClass(), event1 -> counter(entry.entity().type(), event1))
                    .increment();
            market.happened(event);
        }
    }

    private Counter counter(EntityType type, Class<?> event) {
        return Counter.builder("assay.events")
                .description("events that became durable")
                .tags(ENTITY, type.word(), "event", event.getSimpleName())
                .register(registry);
    }

    @Override
    public void sent(Message message) {
        totals.sent(message);
        of(message.to()).messages.increment();
    }

    @Override
    public void sentAgain(Message.Request request, int attempt) {
        totals.sentAgain(request, attempt);
        of(request.to()).resends.increment();
        if (attempt >= STALLED_ATTEMPT) of(request.to()).stalled.increment();
    }

    @Override
    public void turnedAway(EntityId entity) {
        totals.turnedAway(entity);
        of(entity).turnedAway.increment();
    }

    @Override
    public void recovered(EntityId entity) {
        totals.recovered(entity);
        of(entity).recoveries.increment();
    }

    @Override
    public void retired(EntityId entity) {
        totals.retired(entity);
        of(entity).retired.increment();
    }

    @Override
    public void quarantined(EntityId entity, String reason) {
        totals.quarantined(entity, reason);
    }

    /** Where a message comes from. */
    private enum Source {
        OUTSIDE,
        ENTITY,
        REPLY,
        TIMER;

        static Source of(Message message) {
            if (message instanceof Message.Outside) return OUTSIDE;
            if (message instanceof Message.Request) return ENTITY;
            return message instanceof Message.Reply ? REPLY : TIMER;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The meters of one kind of entity, all there from the start: what is missing would look like what is fine. */
    private static final class OfType {
        private final Map<Source, Timer> done = new EnumMap<>(Source.class);
        private final Map<Source, Timer> refused = new EnumMap<>(Source.class);
        private final AtomicLong waiting = new AtomicLong();
        private final Counter entries;
        private final Counter messages;
        private final Counter resends;
        private final Counter stalled;
        private final Counter turnedAway;
        private final Counter recoveries;
        private final Counter retired;

        OfType(MeterRegistry registry, HostTotals totals, EntityType type) {
            for (Source source : Source.values()) {
                done.put(source, timer(registry, type, source, "done"));
                // Only whoever commands can be refused.
                if (source == Source.OUTSIDE || source == Source.ENTITY) {
                    refused.put(source, timer(registry, type, source, "refused"));
                }
            }
            entries = counter(registry, type, "assay.entries", "entries that became durable");
            messages = counter(registry, type, "assay.messages", "requests and replies to such entities, first time");
            resends = counter(registry, type, "assay.resends", "requests to such entities, sent again");
            stalled = counter(
                    registry, type, "assay.resends.stalled", "requests sent again for the eighth time or later");
            turnedAway = counter(registry, type, "assay.turned.away", "commands turned away: too many were waiting");
            recoveries = counter(registry, type, "assay.recoveries", "entities that came back to life");
            retired = counter(registry, type, "assay.retired", "entities let go because nobody used them");
            Gauge.builder("assay.waiting.commands", waiting, AtomicLong::get)
                    .description("commands that were taken and are not decided yet")
                    .tag(ENTITY, type.word())
                    .register(registry);
            Gauge.builder("assay.quarantined.entities", totals, all -> quarantined(all, type))
                    .description("entities that take no commands, because their history or their rules failed")
                    .tag(ENTITY, type.word())
                    .register(registry);
        }

        private static double quarantined(HostTotals totals, EntityType type) {
            return totals.quarantined().keySet().stream()
                    .filter(entity -> entity.type() == type)
                    .count();
        }

        private static Counter counter(MeterRegistry registry, EntityType type, String name, String description) {
            return Counter.builder(name)
                    .description(description)
                    .tag(ENTITY, type.word())
                    .register(registry);
        }

        private static Timer timer(MeterRegistry registry, EntityType type, Source source, String outcome) {
            return Timer.builder("assay.commands")
                    .description("from a message's coming to its entity until all that it changed is durable")
                    .tags(ENTITY, type.word(), "from", source.word(), "outcome", outcome)
                    .serviceLevelObjectives(Edges.writing())
                    .register(registry);
        }
    }
}
