package assay.cli.live;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.domain.account.Accounts;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.participant.HonestMiner;
import assay.participant.PopulationFile;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Verifiers;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The participants of a scenario as they live outside a cluster: one process for all, told by a file. */
final class People {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private static final Duration REGISTRATION = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 100;

    private final Population scenario;

    People(Population scenario) {
        this.scenario = scenario;
    }

    /** Everybody, by name; {@code trainer} does the miners' mathematics. */
    assay.participant.Population outside(assay.participant.Population.Workforce trainer) {
        List<assay.participant.Population.Miner> miners = new ArrayList<>();
        for (Miners group : scenario.miners()) {
            for (int i = 1; i <= group.count(); i++) miners.add(miner(group, i, trainer));
        }
        List<assay.participant.Population.Evaluator> evaluators = new ArrayList<>();
        for (Evaluators group : scenario.evaluators()) {
            Optional<Credits> stake = Optional.of(group.stake()).filter(amount -> !amount.isZero());
            for (ParticipantId name : names(group.prefix(), group.count())) {
                evaluators.add(new assay.participant.Population.Evaluator(name, stake));
            }
        }
        List<assay.participant.Population.Verifier> verifiers = new ArrayList<>();
        for (Verifiers group : scenario.verifiers()) {
            for (ParticipantId name : names(group.prefix(), group.count())) {
                verifiers.add(new assay.participant.Population.Verifier(name, group.stake()));
            }
        }
        List<assay.participant.Population.Client> clients = scenario.clients().stream()
                .map(client -> new assay.participant.Population.Client(new ParticipantId(client.name())))
                .toList();
        return new assay.participant.Population(miners, evaluators, clients, verifiers);
    }

    private static assay.participant.Population.Miner miner(
            Miners group, int number, assay.participant.Population.Workforce trainer) {
        // The first so many are reachable: which ones does not matter, how many does.
        boolean reachable = (number - 1) * 1_000_000L < group.reachableMicros() * group.count();
        return new assay.participant.Population.Miner(
                new ParticipantId(group.prefix() + "-" + number),
                group.stake(),
                !reachable,
                group.ownData().map(own -> new HonestMiner.OwnData(own.plan(), number - 1, group.count())),
                group.profile(),
                Optional.of(trainer));
    }

    private static List<ParticipantId> names(String prefix, int count) {
        List<ParticipantId> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) names.add(new ParticipantId(prefix + "-" + i));
        return names;
    }

    /** Writes the file of the process; its participants keep their things beside it. */
    Path write(Path home, List<String> endpoints, assay.participant.Population.Workforce trainer) throws IOException {
        Files.createDirectories(home);
        Path file = home.resolve("population.json");
        PopulationFile.of(endpoints, home, outside(trainer)).looking(LOOK_EVERY).write(file);
        return file;
    }

    /** Names of those who may use the cluster's workers. */
    List<String> miners() {
        List<String> names = new ArrayList<>();
        for (Miners group : scenario.miners()) {
            names(group.prefix(), group.count()).forEach(name -> names.add(name.name()));
        }
        return names;
    }

    /** What each brings into the market. */
    private Map<ParticipantId, Credits> deposits() {
        Map<ParticipantId, Credits> deposits = new LinkedHashMap<>();
        scenario.clients().forEach(client -> deposits.put(new ParticipantId(client.name()), client.deposit()));
        for (Miners group : scenario.miners()) {
            names(group.prefix(), group.count()).forEach(name -> deposits.put(name, group.deposit()));
        }
        for (Verifiers group : scenario.verifiers()) {
            names(group.prefix(), group.count()).forEach(name -> deposits.put(name, group.deposit()));
        }
        for (Evaluators group : scenario.evaluators()) {
            if (group.stake().isZero()) continue;
            names(group.prefix(), group.count()).forEach(name -> deposits.put(name, group.deposit()));
        }
        return deposits;
    }

    /**
     * Lets in what everybody brings, as the operator, once they have registered their keys; whoever has brought it before
     * brings nothing more.
     */
    void deposit(MarketClient operator) throws InterruptedException {
        long giveUp = System.nanoTime() + REGISTRATION.toNanos();
        for (Map.Entry<ParticipantId, Credits> each : deposits().entrySet()) {
            // A name under which there is money already is not given to strangers.
            while (!operator.registered(each.getKey())) {
                if (System.nanoTime() - giveUp > 0) throw unregistered(each.getKey());
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            deposit(operator, each.getKey(), each.getValue(), "deposit." + each.getKey());
        }
    }

    private static Failure unregistered(ParticipantId who) {
        return Failure.of(
                ExitCode.TIMEOUT,
                "not-registered",
                who + " has not registered its key within " + REGISTRATION.toSeconds() + " s",
                "participants.log in the data directory says why");
    }

    /** Lets {@code amount} in for {@code who}; the same {@code transfer} again lets nothing more in. */
    static void deposit(MarketClient operator, ParticipantId who, Credits amount, String transfer)
            throws InterruptedException {
        ObjectNode command = new ObjectMapper().createObjectNode();
        command.put("type", "account.Deposit");
        command.put("transfer", transfer);
        command.put("amount", amount.toString());
        operator.tell(Accounts.CASHIER, Accounts.of(who), transfer, command);
    }
}
