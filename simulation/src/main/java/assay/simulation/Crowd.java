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
import assay.domain.miner.Preferences;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.domain.participant.Choosy;
import assay.domain.participant.HonestClient;
import assay.domain.participant.HonestEvaluator;
import assay.domain.participant.HonestMiner;
import assay.domain.participant.HonestVerifier;
import assay.domain.participant.OnBench;
import assay.domain.participant.Policy;
import assay.domain.participant.Sealer;
import assay.domain.task.TaskCommand;
import assay.domain.training.Extent;
import assay.simulation.behaviour.Conducts;
import assay.simulation.behaviour.Seat;
import assay.simulation.host.Address;
import assay.simulation.host.Mix;
import assay.simulation.host.Timeline;
import assay.simulation.participant.Machine;
import assay.simulation.participant.Opening;
import assay.simulation.participant.Role;
import assay.simulation.participant.SimulatedParticipant;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Group;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Speed;
import assay.simulation.scenario.Stay;
import assay.simulation.scenario.TaskEntry;
import assay.simulation.scenario.Verifiers;
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
    private static final long ARRIVES = Mix.of("arrives");
    private static final long LEAVES = Mix.of("leaves");
    private static final long SAMPLES = Mix.of("samples");
    private static final long VARIETY = Mix.of("variety");
    private static final long HESITATES = Mix.of("hesitates");

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
        for (Miners group : scenario.population().miners()) all.addAll(miners(group, around));
        for (Evaluators group : scenario.population().evaluators()) {
            for (int i = 1; i <= group.count(); i++) all.add(evaluator(group, i, around));
        }
        for (Verifiers group : scenario.population().verifiers()) {
            for (int i = 1; i <= group.count(); i++) all.add(verifier(group, i, around));
        }
        for (SimulatedParticipant each : all) each.hesitate(hesitatesMicros(each.self()));
        return all;
    }

    /** Drawn from the seed, not from the name alone: nobody is quicker than others in every run. */
    private long hesitatesMicros(ParticipantId who) {
        return Mix.between(drawn(who, HESITATES), 0, SimulatedParticipant.LOOK_EVERY_MICROS - 1);
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
        Seat seat = new Seat(self, 0, 1, secret(self), true, Optional.empty(), 0);
        Policy policy = Conducts.CLIENTS.policy(client.behaviour(), seat, new HonestClient());
        Machine machine = new Machine(speedMicros(self, Speed.REFERENCE));
        return new SimulatedParticipant(self, Role.CLIENT, policy, machine, 0, openings, around);
    }

    private List<SimulatedParticipant> miners(Miners group, SimulatedParticipant.Surroundings around) {
        boolean onePerson = group.group().behaviour().name().equals(Conducts.SYBIL);
        List<Machine> machines = new ArrayList<>();
        int shared = onePerson ? Conducts.machines(group.group().behaviour()) : group.count();
        for (int i = 1; i <= Math.max(1, Math.min(shared, group.count())); i++) {
            machines.add(new Machine(
                    speedMicros(member(group.prefix(), i), group.group().speed())));
        }
        List<SimulatedParticipant> all = new ArrayList<>();
        for (int i = 0; i < group.count(); i++) {
            // One person has one set of data, however many names.
            Optional<HonestMiner.OwnData> own = onePerson ? ownData(group, 0, 1) : ownData(group, i, group.count());
            all.add(miner(group, i, own, machines.get(i % machines.size()), around));
        }
        return all;
    }

    private Optional<HonestMiner.OwnData> ownData(Miners group, int part, int parts) {
        return group.ownData().map(data -> {
            ParticipantId owner = member(group.prefix(), part + 1);
            int samples = (int) Mix.between(drawn(owner, SAMPLES), data.fewestSamples(), data.mostSamples());
            long variety = Mix.between(drawn(owner, VARIETY), data.leastVarietyMicros(), data.greatestVarietyMicros());
            return new HonestMiner.OwnData(data.plan(), part, parts, new Extent(samples, variety));
        });
    }

    private SimulatedParticipant miner(
            Miners miners,
            int number,
            Optional<HonestMiner.OwnData> own,
            Machine machine,
            SimulatedParticipant.Surroundings around) {
        Group group = miners.group();
        ParticipantId self = member(group.prefix(), number + 1);
        List<Opening> openings = new ArrayList<>();
        deposit(self, miners.deposit()).ifPresent(openings::add);
        openings.add(joining(self, miners.stake()));
        boolean reachable = reachable(self, miners);
        boolean declares = !miners.profile().equals(Profile.unsaid());
        if (declares) {
            EntityId membership = new EntityId(EntityType.MINER, self.name());
            Command declare = new MinerCommand.Declare(miners.profile());
            openings.add(opening(self, membership, "declare", declare, 0));
        }
        Policy honest = new HonestMiner(secret(self), self.name() + ":1", reachable, own, miners.stake());
        Seat seat = new Seat(self, number, group.count(), secret(self), reachable, own, group.costMicros());
        Policy trains = new Sealer(Conducts.MINERS.policy(group.behaviour(), seat, honest), self, secret(self));
        Policy conduct = new OnBench(trains, self, secret(self));
        Policy policy = hasChoice(miners) ? new Choosy(self, miners.profile().preferences(), conduct) : conduct;
        return leaving(
                group,
                new SimulatedParticipant(
                        self, Role.MINER, policy, machine, arrivesMicros(self, group), openings, around));
    }

    /** Where all work is paid and nobody prefers any, there is nothing to choose. */
    private boolean hasChoice(Miners miners) {
        return !miners.profile().preferences().equals(Preferences.unsaid())
                || scenario.tasks().stream()
                        .anyMatch(task -> task.spec().campaign().filler());
    }

    private SimulatedParticipant evaluator(
            Evaluators evaluators, int number, SimulatedParticipant.Surroundings around) {
        Group group = evaluators.group();
        ParticipantId self = member(group.prefix(), number);
        Seat seat = new Seat(self, number - 1, group.count(), secret(self), true, Optional.empty(), group.costMicros());
        List<Opening> openings = new ArrayList<>();
        deposit(self, evaluators.deposit()).ifPresent(openings::add);
        if (!evaluators.stake().isZero()) openings.add(joining(self, evaluators.stake()));
        Policy honest = new HonestEvaluator(self, secret(self));
        Policy policy = Conducts.EVALUATORS.policy(group.behaviour(), seat, honest);
        Machine machine = new Machine(speedMicros(self, group.speed()));
        return leaving(
                group,
                new SimulatedParticipant(
                        self, Role.EVALUATOR, policy, machine, arrivesMicros(self, group), openings, around));
    }

    private SimulatedParticipant verifier(Verifiers verifiers, int number, SimulatedParticipant.Surroundings around) {
        Group group = verifiers.group();
        ParticipantId self = member(group.prefix(), number);
        List<Opening> openings = new ArrayList<>();
        deposit(self, verifiers.deposit()).ifPresent(openings::add);
        openings.add(joining(self, verifiers.stake()));
        Seat seat = new Seat(self, number - 1, group.count(), secret(self), true, Optional.empty(), group.costMicros());
        Policy honest = new HonestVerifier(self, secret(self));
        Policy policy = Conducts.VERIFIERS.policy(group.behaviour(), seat, honest);
        Machine machine = new Machine(speedMicros(self, group.speed()));
        return leaving(
                group,
                new SimulatedParticipant(
                        self, Role.VERIFIER, policy, machine, arrivesMicros(self, group), openings, around));
    }

    private Opening joining(ParticipantId self, Credits stake) {
        EntityId membership = new EntityId(EntityType.MINER, self.name());
        String key = Base64.getEncoder().encodeToString(self.name().getBytes(StandardCharsets.UTF_8));
        return opening(self, membership, "join", new MinerCommand.JoinMarket(key, stake), 0);
    }

    private long arrivesMicros(ParticipantId who, Group group) {
        return drawnMicros(who, ARRIVES, group.stay().arrives());
    }

    private SimulatedParticipant leaving(Group group, SimulatedParticipant participant) {
        Optional<Stay.Range> leaves = group.stay().leaves();
        return leaves.isEmpty()
                ? participant
                : participant.leaving(drawnMicros(participant.self(), LEAVES, leaves.get()));
    }

    private long drawnMicros(ParticipantId who, long purpose, Stay.Range range) {
        return Mix.between(
                drawn(who, purpose), range.from().toNanos() / 1_000, range.to().toNanos() / 1_000);
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
