package assay.simulation;

import assay.domain.account.AccountCommand;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.miner.MinerCommand;
import assay.domain.money.Credits;
import assay.domain.participant.HonestClient;
import assay.domain.participant.HonestEvaluator;
import assay.domain.participant.HonestMiner;
import assay.domain.participant.Policy;
import assay.domain.task.TaskCommand;
import assay.simulation.host.Address;
import assay.simulation.host.Mix;
import assay.simulation.host.Timeline;
import assay.simulation.participant.Opening;
import assay.simulation.participant.Role;
import assay.simulation.participant.SimulatedParticipant;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Speed;
import assay.simulation.scenario.TaskEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the participants of a scenario: who they are, how fast, how reachable, and what they do first. */
public final class Crowd {
    private static final long SPEED = Mix.of("speed");
    private static final long REACHABLE = Mix.of("reachable");

    private final Scenario scenario;
    private final Instant end;

    /** The crowd of {@code scenario}, which is without errors. */
    public Crowd(Scenario scenario) {
        this.scenario = scenario;
        this.end = Timeline.START.plus(scenario.horizon()).plus(Duration.ofDays(1));
    }

    /** The names of all miners that peers cannot reach. */
    public Set<ParticipantId> unreachable() {
        Set<ParticipantId> names = new LinkedHashSet<>();
        for (Miners group : scenario.population().miners()) {
            for (int i = 1; i <= group.count(); i++) {
                ParticipantId miner = member(group.prefix(), i);
                if (!reachable(miner, group)) names.add(miner);
            }
        }
        return names;
    }

    /** All participants, none of them started; the market that they find {@code around} them may be run by any host. */
    public List<SimulatedParticipant> participants(SimulatedParticipant.Surroundings around) {
        List<SimulatedParticipant> all = new ArrayList<>();
        for (Client client : scenario.population().clients()) all.add(client(client, around));
        for (Miners group : scenario.population().miners()) {
            for (int i = 1; i <= group.count(); i++) all.add(miner(group, i, around));
        }
        for (Evaluators group : scenario.population().evaluators()) {
            for (int i = 1; i <= group.count(); i++) all.add(evaluator(group, i, around));
        }
        return all;
    }

    private SimulatedParticipant client(Client client, SimulatedParticipant.Surroundings around) {
        ParticipantId self = new ParticipantId(client.name());
        List<Opening> openings = new ArrayList<>();
        deposit(self, client.deposit()).ifPresent(openings::add);
        List<TaskEntry> tasks = new ArrayList<>(scenario.tasks());
        tasks.removeIf(task -> !task.client().equals(client.name()));
        tasks.sort((one, other) -> one.opensAfter().compareTo(other.opensAfter()));
        for (TaskEntry task : tasks) {
            EntityId id = new EntityId(EntityType.TASK, task.name());
            Command open = new TaskCommand.OpenTask(task.spec());
            openings.add(opening(self, id, "open", open, task.opensAfter().toNanos() / 1_000));
        }
        long speed = speedMicros(self, Speed.REFERENCE);
        return new SimulatedParticipant(self, Role.CLIENT, new HonestClient(), speed, openings, around);
    }

    private SimulatedParticipant miner(Miners group, int number, SimulatedParticipant.Surroundings around) {
        ParticipantId self = member(group.prefix(), number);
        List<Opening> openings = new ArrayList<>();
        deposit(self, group.deposit()).ifPresent(openings::add);
        EntityId membership = new EntityId(EntityType.MINER, self.name());
        String key = Base64.getEncoder().encodeToString(self.name().getBytes(StandardCharsets.UTF_8));
        openings.add(opening(self, membership, "join", new MinerCommand.JoinMarket(key, group.stake()), 0));
        Optional<HonestMiner.OwnData> own =
                group.ownData().map(plan -> new HonestMiner.OwnData(plan, number - 1, group.count()));
        Policy policy = new HonestMiner(secret(self), self.name() + ":1", reachable(self, group), own);
        return new SimulatedParticipant(self, Role.MINER, policy, speedMicros(self, group.speed()), openings, around);
    }

    private SimulatedParticipant evaluator(Evaluators group, int number, SimulatedParticipant.Surroundings around) {
        ParticipantId self = member(group.prefix(), number);
        Policy policy = new HonestEvaluator(self, secret(self));
        long speed = speedMicros(self, group.speed());
        return new SimulatedParticipant(self, Role.EVALUATOR, policy, speed, List.of(), around);
    }

    private Optional<Opening> deposit(ParticipantId self, Credits amount) {
        if (amount.isZero()) return Optional.empty();
        Command deposit = new AccountCommand.Deposit("deposit." + self, amount);
        return Optional.of(opening(Accounts.CASHIER, Accounts.of(self), "deposit", deposit, 0));
    }

    private Opening opening(ParticipantId from, EntityId to, String key, Command command, long notBeforeMicros) {
        String id = from + "/" + to + "/" + key;
        return new Opening(new Message.Outside(from, to, id, end, command), notBeforeMicros);
    }

    private boolean reachable(ParticipantId miner, Miners group) {
        return Mix.chance(drawn(miner, REACHABLE), group.reachableMicros());
    }

    private long speedMicros(ParticipantId who, Speed speed) {
        return Mix.between(drawn(who, SPEED), speed.slowestMicros(), speed.fastestMicros());
    }

    private String secret(ParticipantId who) {
        return Sha256.of("secret").with(scenario.seed()).with(who.name()).hex();
    }

    private long drawn(ParticipantId who, long purpose) {
        return Mix.of(Mix.of(scenario.seed(), Address.of(who).bits()), purpose);
    }

    private static ParticipantId member(String prefix, int number) {
        return new ParticipantId(prefix + "-" + number);
    }
}
