package assay.cluster.participant;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import assay.domain.account.AccountCommand;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerCommand;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.domain.participant.Choosy;
import assay.domain.participant.HonestClient;
import assay.domain.participant.HonestEvaluator;
import assay.domain.participant.HonestMiner;
import assay.domain.participant.HonestVerifier;
import assay.domain.participant.Market;
import assay.domain.participant.Policy;
import assay.domain.participant.Sealer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Brings a population to life: identities, endpoints, opening commands, and one actor for each participant. */
public final class Edge {
    /** How long an opening command may be retried; the market may still be starting. */
    private static final Duration OPENING = Duration.ofMinutes(30);

    private final String host;
    private final Path identities;
    private final Instant expires;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<ParticipantActor.Setting> settings = new ArrayList<>();

    private Edge(String host, Path identities, Instant expires) {
        this.host = host;
        this.identities = identities;
        this.expires = expires;
    }

    /**
     * The behaviour under which {@code population} lives. Endpoints are open when this returns.
     *
     * @param host where endpoints are opened
     * @param identities where participants' keys are kept
     * @throws IOException when keys cannot be read or kept, or an endpoint cannot be opened
     */
    public static Behavior<Void> create(
            Population population, Duration lookEvery, String host, Path identities, Market market, Tools tools)
            throws IOException {
        Edge edge = new Edge(host, identities, Instant.now().plus(OPENING));
        for (Population.Miner miner : population.miners()) edge.add(miner, lookEvery);
        for (ParticipantId evaluator : population.evaluators()) edge.addEvaluator(evaluator, lookEvery);
        for (Population.Evaluator evaluator : population.staking()) edge.add(evaluator, lookEvery);
        for (Population.Verifier verifier : population.verifiers()) edge.add(verifier, lookEvery);
        for (Population.Client client : population.clients()) edge.add(client, lookEvery);
        return Behaviors.setup(context -> edge.start(context, new SharedListings(market, lookEvery), tools));
    }

    private Behavior<Void> start(ActorContext<Void> context, Market market, Tools tools) {
        for (ParticipantActor.Setting setting : settings) {
            context.spawn(
                    ParticipantActor.create(setting, market, tools),
                    setting.self().name());
        }
        return Behaviors.<Void>receiveSignal((ctx, signal) -> {
            if (signal instanceof akka.actor.typed.PostStop) closeEndpoints();
            return Behaviors.same();
        });
    }

    private void closeEndpoints() throws IOException {
        for (Endpoint endpoint : endpoints) endpoint.close();
    }

    private void add(Population.Miner miner, Duration lookEvery) throws IOException {
        Identity identity = Identity.of(miner.name(), identities);
        Endpoint endpoint = Endpoint.open(host);
        endpoints.add(endpoint);
        List<Message.Outside> opening =
                new ArrayList<>(joining(miner.name(), identity, miner.deposit(), miner.stake()));
        if (!miner.profile().equals(Profile.unsaid())) {
            EntityId membership = new EntityId(EntityType.MINER, miner.name().name());
            Command declare = new MinerCommand.Declare(miner.profile());
            opening.add(new Message.Outside(miner.name(), membership, "declare", expires, declare));
        }
        HonestMiner honest =
                new HonestMiner(identity.secret(), endpoint.address(), miner.reachable(), miner.own(), miner.stake());
        Policy sealing = new Sealer(honest, miner.name(), identity.secret());
        Policy policy = new Choosy(miner.name(), miner.profile().preferences(), sealing);
        settings.add(new ParticipantActor.Setting(miner.name(), Places.MINER, policy, opening, lookEvery));
    }

    private List<Message.Outside> joining(ParticipantId who, Identity identity, Credits deposit, Credits stake) {
        Command join = new MinerCommand.JoinMarket(identity.publicKey(), stake);
        EntityId membership = new EntityId(EntityType.MINER, who.name());
        return List.of(deposit(who, deposit), new Message.Outside(who, membership, "join", expires, join));
    }

    private void add(Population.Verifier verifier, Duration lookEvery) throws IOException {
        Identity identity = Identity.of(verifier.name(), identities);
        HonestVerifier policy = new HonestVerifier(verifier.name(), identity.secret());
        List<Message.Outside> opening = joining(verifier.name(), identity, verifier.deposit(), verifier.stake());
        settings.add(new ParticipantActor.Setting(verifier.name(), Places.VERIFIER, policy, opening, lookEvery));
    }

    private void add(Population.Evaluator evaluator, Duration lookEvery) throws IOException {
        Identity identity = Identity.of(evaluator.name(), identities);
        HonestEvaluator policy = new HonestEvaluator(evaluator.name(), identity.secret());
        List<Message.Outside> opening = joining(evaluator.name(), identity, evaluator.deposit(), evaluator.stake());
        settings.add(new ParticipantActor.Setting(evaluator.name(), Places.EVALUATOR, policy, opening, lookEvery));
    }

    private void addEvaluator(ParticipantId evaluator, Duration lookEvery) throws IOException {
        HonestEvaluator policy = new HonestEvaluator(
                evaluator, Identity.of(evaluator, identities).secret());
        settings.add(new ParticipantActor.Setting(evaluator, Places.EVALUATOR, policy, List.of(), lookEvery));
    }

    private void add(Population.Client client, Duration lookEvery) {
        List<Message.Outside> opening = List.of(deposit(client.name(), client.deposit()));
        settings.add(
                new ParticipantActor.Setting(client.name(), Places.CLIENT, new HonestClient(), opening, lookEvery));
    }

    private Message.Outside deposit(ParticipantId who, Credits amount) {
        String transfer = "deposit." + who;
        Command deposit = new AccountCommand.Deposit(transfer, amount);
        return new Message.Outside(Accounts.CASHIER, Accounts.of(who), transfer, expires, deposit);
    }
}
