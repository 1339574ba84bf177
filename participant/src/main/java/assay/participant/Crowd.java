package assay.participant;

import assay.cryptography.certificate.BadCertificate;
import assay.cryptography.certificate.Credentials;
import assay.cryptography.http.RequestSigner;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.domain.participant.Choosy;
import assay.domain.participant.HonestClient;
import assay.domain.participant.HonestEvaluator;
import assay.domain.participant.HonestMiner;
import assay.domain.participant.HonestVerifier;
import assay.domain.participant.Market;
import assay.domain.participant.OnBench;
import assay.domain.participant.Policy;
import assay.domain.participant.Sealer;
import assay.participant.http.Authenticator;
import assay.participant.http.ClusterWorkers;
import assay.participant.http.ContentCache;
import assay.participant.http.Endpoints;
import assay.participant.http.HttpContent;
import assay.participant.http.HttpMarket;
import assay.participant.http.Registration;
import assay.participant.peer.Doorbell;
import assay.participant.peer.TcpPeerProbe;
import assay.training.NdTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The participants of one process: each with its own identity, policy and signature, all on one thread, with one engine,
 * one cache of content and one doorbell between them.
 */
public final class Crowd implements AutoCloseable {
    private final PopulationFile told;
    private final Diary diary;
    private final Home home;
    private final Endpoints endpoints;
    private final Optional<String> invitation;
    private final ContentCache cache;
    private final Engine engine;
    private final Doorbell doorbell;
    private final SharedListings board;
    private final List<Participant> participants = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "participants");
        made.setDaemon(true);
        return made;
    });

    private Crowd(PopulationFile told, Diary diary) throws IOException {
        this.told = told;
        this.diary = diary;
        this.home = Home.take(home());
        this.endpoints = endpoints(told);
        this.invitation = told.invitation().isPresent()
                ? Optional.of(Files.readString(Path.of(told.invitation().get())).strip())
                : Optional.empty();
        this.cache = ContentCache.open(home().resolve("content"), told.cacheBytes());
        this.engine = new Engine(told.threads());
        this.doorbell = Doorbell.open();
        this.board = new SharedListings(told.pause());
    }

    /**
     * Brings everybody to life who is in {@code told}. What they need is open when this returns; they enter the market by
     * and by.
     *
     * @throws IOException when keys cannot be read or kept, or a port cannot be opened
     */
    public static Crowd start(PopulationFile told, Diary diary) throws IOException {
        Crowd crowd = new Crowd(told, diary);
        try {
            crowd.gather();
        } catch (IOException | RuntimeException e) {
            crowd.close();
            throw e;
        }
        crowd.participants.forEach(Participant::start);
        return crowd;
    }

    private void gather() throws IOException {
        Population people = told.people();
        for (Population.Miner miner : people.miners()) add(miner);
        for (Population.Evaluator evaluator : people.evaluators()) add(evaluator);
        for (Population.Verifier verifier : people.verifiers()) add(verifier);
        for (Population.Client client : people.clients()) {
            Identity identity = identity(client.name());
            add(identity, "client", Places.CLIENT, new HonestClient(), Optional.empty(), Population.Workforce.OWN);
        }
    }

    private static Endpoints endpoints(PopulationFile told) throws IOException {
        if (told.authority().isEmpty()) return Endpoints.of(told.endpoints());
        try {
            return Endpoints.trusting(
                    Credentials.trusting(Path.of(told.authority().get())), told.endpoints());
        } catch (BadCertificate e) {
            throw new IOException("authority: " + e.getMessage(), e);
        }
    }

    private Path home() {
        return Path.of(told.home()).toAbsolutePath().normalize();
    }

    private Identity identity(ParticipantId name) throws IOException {
        return Identity.of(name, home().resolve("identities"));
    }

    private void add(Population.Miner miner) throws IOException {
        Identity identity = identity(miner.name());
        HonestMiner honest =
                new HonestMiner(identity.secret(), ring(identity), !miner.unreachable(), miner.own(), miner.stake());
        Policy sealing = new Sealer(honest, miner.name(), identity.secret());
        Policy seatable = new OnBench(sealing, miner.name(), identity.secret());
        Policy policy = new Choosy(miner.name(), miner.profile().preferences(), seatable);
        var wanted = new Entrance.Wanted(identity.publicKey(), miner.stake(), miner.profile());
        add(
                identity,
                "miner",
                Places.MINER,
                policy,
                Optional.of(wanted),
                miner.trainer().orElse(Population.Workforce.OWN));
    }

    private void add(Population.Evaluator evaluator) throws IOException {
        Identity identity = identity(evaluator.name());
        HonestEvaluator policy = new HonestEvaluator(evaluator.name(), identity.secret());
        var wanted = evaluator.stake().filter(stake -> !stake.isZero()).map(stake -> member(identity, stake));
        add(identity, "evaluator", Places.EVALUATOR, policy, wanted, Population.Workforce.OWN);
    }

    private void add(Population.Verifier verifier) throws IOException {
        Identity identity = identity(verifier.name());
        HonestVerifier policy = new HonestVerifier(verifier.name(), identity.secret());
        var wanted = Optional.of(member(identity, verifier.stake()));
        add(identity, "miner", Places.VERIFIER, policy, wanted, Population.Workforce.OWN);
    }

    private static Entrance.Wanted member(Identity identity, Credits stake) {
        return new Entrance.Wanted(identity.publicKey(), stake, Profile.unsaid());
    }

    private String ring(Identity identity) throws IOException {
        String address = doorbell.answer(told.host().orElse("127.0.0.1"), identity.port());
        identity.keep(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
        return address;
    }

    /** @param role as which it is let in; doing others' training again is for miners */
    private void add(
            Identity identity,
            String role,
            Places places,
            Policy policy,
            Optional<Entrance.Wanted> wanted,
            Population.Workforce workforce) {
        ParticipantId self = identity.name();
        Authenticator signature =
                new RequestSigner(self.name(), identity.privateKey(), InstantSource.system())::headers;
        Endpoints signed = endpoints.as(signature);
        Registration registration =
                new Registration(endpoints, self, identity.publicKey(), List.of(role), signature, invitation);
        NdTrainer trainer = new NdTrainer(new HttpContent(signed, cache));
        ClusterWorkers workers = new ClusterWorkers(signed);
        Tools tools = new Tools(
                workforce == Population.Workforce.CLUSTER ? workers::run : job -> engine.run(trainer, job),
                job -> engine.run(trainer, job),
                new TcpPeerProbe(),
                engine.blocking(),
                registration::register);
        var setting = new Participant.Setting(self, places, policy, wanted, told.pause());
        Market market = board.over(new HttpMarket(signed));
        participants.add(new Participant(setting, market, tools, thread, diary));
    }

    /** How many there are. */
    public int size() {
        return participants.size();
    }

    /** Waits until all have ended by themselves; fails as the first of them that cannot go on. */
    public void await() throws InterruptedException, Unusable {
        try {
            CompletableFuture.anyOf(participants.stream()
                            .map(each -> each.end().toCompletableFuture())
                            .toArray(CompletableFuture[]::new))
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unusable unusable) throw unusable;
            throw new IllegalStateException("a participant ended", e.getCause());
        }
    }

    /** Has all of them finish what they have begun; whether they had by the end of {@code patience}. */
    public boolean finish(Duration patience) throws InterruptedException {
        CompletableFuture<?>[] ends = participants.stream()
                .map(each -> each.finish().toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            // Whoever could not go on has ended as well.
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        engine.close();
        doorbell.close();
        home.close();
    }
}
