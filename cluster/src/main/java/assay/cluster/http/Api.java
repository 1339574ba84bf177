package assay.cluster.http;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.ExceptionHandler;
import akka.http.javadsl.server.Route;
import assay.cluster.access.Entrance;
import assay.cluster.access.Gate;
import assay.domain.participant.Market;
import assay.journal.LiveJournal;
import assay.journal.cassandra.Database;
import assay.runtime.Sharded;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * The endpoint under {@code /v1}, by the table of operations. Answers are JSON, or YAML when asked; histories are event
 * lines, streams server-sent events; whatever goes wrong is a {@link Problem}.
 */
public final class Api extends AllDirectives {
    private final Gate gate;
    private final Means means;
    private final Status status;
    private final QuarantineResource quarantine;
    private final Route outside;
    private final Entrance entrance;
    private final Negotiation negotiation = new Negotiation();

    /**
     * @param database where rows that answer questions are kept, and answers that may be asked for again
     * @param ready whether the node serves
     * @param gate what every request passes
     * @param outsiders what is there for those outside the cluster
     * @param entrance who may ask for what
     */
    public Api(
            ActorSystem<?> system,
            Sharded entities,
            Market market,
            Database database,
            BooleanSupplier ready,
            Gate gate,
            Outsiders outsiders,
            Entrance entrance) {
        this.entrance = entrance;
        InstantSource clock = InstantSource.system();
        this.gate = negotiation.behind(gate);
        this.outside = outsiders.routes(system, this.gate);
        this.status = new Status(system, ready);
        this.quarantine = new QuarantineResource(database.quarantine(), entities);
        this.means = new Means(
                system,
                entities,
                market,
                database.views(),
                new LiveJournal(system),
                clock,
                system.dispatchers().lookup(DispatcherSelector.blocking()),
                new Giving(market, clock, entrance),
                new Replays(database.answers()));
    }

    /** All of it. */
    public Route routes() {
        Routing routing = new Routing(gate);
        Route all = concat(
                status.routes(routing),
                quarantine.routes(routing),
                new EntityResource(means).routes(routing),
                new TaskResource(means).routes(routing),
                new Questions(means).routes(routing),
                new PeopleResource(means).routes(routing),
                new PayoutResource(means).routes(routing),
                new AccountResource(means).routes(routing),
                new EventResource(means).routes(routing),
                new DocumentResource().routes(routing),
                pathPrefix("v1", () -> concat(outside, entrance.routes(gate))));
        return negotiation.around(
                () -> handleRejections(Refusals.handler(), () -> handleExceptions(exceptions(), () -> all)));
    }

    private ExceptionHandler exceptions() {
        return ExceptionHandler.newBuilder()
                .matchAny(failure -> complete(Failures.answer(failure)))
                .build();
    }
}
