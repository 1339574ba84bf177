package assay.simulation.scenario;

import assay.domain.account.Accounts;
import assay.domain.entity.Names;
import assay.domain.entity.ParticipantId;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.behaviour.Conducts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks a whole scenario and collects everything that is wrong, so that nobody has to fix one error at a time. */
final class ScenarioCheck {
    /** The most nodes this host runs; it keeps an object for each. */
    static final int MAX_NODES = 100_000;

    /** The most runs of one study. */
    static final int MAX_SEEDS = 100_000;

    private static final String TOO_MANY = "at most " + MAX_NODES + "; elections among up to "
            + ElectorateCheck.MAX_NODES + " are described by electorate instead";

    private static final long ONE = 1_000_000;
    private static final String SHARE = "a share in millionths, 0 to 1000000";

    private final List<ScenarioError> errors = new ArrayList<>();
    private final Set<String> participants = new LinkedHashSet<>();
    private long nodes;

    private ScenarioCheck() {}

    static List<ScenarioError> of(Scenario scenario) {
        ScenarioCheck check = new ScenarioCheck();
        check.notBlank("question", scenario.question());
        check.positive("horizon", scenario.horizon());
        scenario.claim().ifPresent(check::claim);
        if (scenario.electorate().isPresent()) {
            check.errors.addAll(
                    ElectorateCheck.of(scenario, scenario.electorate().get()));
            check.errors.addAll(NetworkCheck.of(scenario.network(), Population.NOBODY));
            return List.copyOf(check.errors);
        }
        check.population(scenario.population());
        check.tasks(scenario);
        check.errors.addAll(NetworkCheck.of(scenario.network(), scenario.population()));
        check.errors.addAll(FaultsCheck.of(scenario));
        return List.copyOf(check.errors);
    }

    private void claim(Claim claim) {
        if (claim.seeds() < 1 || claim.seeds() > MAX_SEEDS) {
            add("claim.seeds", Integer.toString(claim.seeds()), "1 to " + MAX_SEEDS);
        }
        if (claim.confidenceMicros() <= 0 || claim.confidenceMicros() >= ONE) {
            add("claim.confidenceMicros", Long.toString(claim.confidenceMicros()), "more than 0 and less than 1");
        }
    }

    private void population(Population population) {
        if (population.clients().isEmpty()) add("population.clients", "none", "at least one client");
        for (int i = 0; i < population.clients().size(); i++) {
            Client client = population.clients().get(i);
            String path = "population.clients[" + i + "]";
            participant(path + ".name", client.name());
            behaviour(path, Conducts.CLIENTS, client.behaviour());
        }
        for (int i = 0; i < population.miners().size(); i++) {
            miners("population.miners[" + i + "]", population.miners().get(i));
        }
        for (int i = 0; i < population.evaluators().size(); i++) {
            group(
                    "population.evaluators[" + i + "]",
                    population.evaluators().get(i).group(),
                    Conducts.EVALUATORS);
        }
        for (int i = 0; i < population.verifiers().size(); i++) {
            verifiers("population.verifiers[" + i + "]", population.verifiers().get(i));
        }
        if (nodes > MAX_NODES) add("population", nodes + " nodes", TOO_MANY);
    }

    private void miners(String path, Miners group) {
        group(path, group.group(), Conducts.MINERS);
        if (group.deposit().lessThan(group.stake())) {
            add(path + ".stake", group.stake().toString(), "at most the deposit, " + group.deposit());
        }
        if (group.stake().isZero()) add(path + ".stake", "0", "more than 0: without a stake nobody joins");
        share(path + ".reachableMicros", group.reachableMicros());
        group.ownData().ifPresent(data -> ownData(path, data));
    }

    private void verifiers(String path, Verifiers group) {
        group(path, group.group(), Conducts.VERIFIERS);
        if (group.deposit().lessThan(group.stake())) {
            add(path + ".stake", group.stake().toString(), "at most the deposit, " + group.deposit());
        }
        if (group.stake().isZero()) add(path + ".stake", "0", "more than 0: without a stake nobody verifies");
    }

    private void ownData(String path, OwnDataset data) {
        if (data.fewestSamples() < 0 || data.mostSamples() < data.fewestSamples()) {
            add(path + ".samples", data.fewestSamples() + ".." + data.mostSamples(), "0 or more, the smaller first");
        }
        long least = data.leastVarietyMicros();
        long greatest = data.greatestVarietyMicros();
        if (least < 0 || greatest < least || greatest > ONE) {
            add(path + ".variety", least + ".." + greatest, "shares from 0 to 1, the smaller first");
        }
    }

    private void behaviour(String path, Conducts known, Behaviour behaviour) {
        for (Conducts.Fault fault : known.faults(behaviour)) {
            add(path + "." + fault.field(), fault.found(), fault.expected());
        }
    }

    private void range(String path, Stay.Range range) {
        if (range.from().isNegative()) add(path, range.from().toString(), "0 or more");
        if (range.to().compareTo(range.from()) < 0) add(path, range.to().toString(), "no earlier than " + range.from());
    }

    private void group(String path, Group group, Conducts known) {
        behaviour(path, known, group.behaviour());
        range(path + ".arrives", group.stay().arrives());
        group.stay().leaves().ifPresent(leaves -> range(path + ".leaves", leaves));
        if (group.costMicros() < 0) add(path + ".cost", Long.toString(group.costMicros()), "0 or more");
        named(path, group.prefix(), group.count());
        speed(path, group.speed());
    }

    private void speed(String path, Speed speed) {
        if (speed.slowestMicros() <= 0) {
            add(path + ".speed.slowestMicros", Long.toString(speed.slowestMicros()), "more than 0");
        }
        if (speed.fastestMicros() < speed.slowestMicros()) {
            add(
                    path + ".speed.fastestMicros",
                    Long.toString(speed.fastestMicros()),
                    "at least the slowest, " + speed.slowestMicros());
        }
    }

    private void named(String path, String prefix, int count) {
        if (count < 0 || count > MAX_NODES) {
            add(path + ".count", Integer.toString(count), count < 0 ? "0 to " + MAX_NODES : TOO_MANY);
        } else if (!ParticipantId.valid(prefix + "-" + count)) {
            int longest = ParticipantId.MAX_LENGTH - ("-" + count).length();
            add(path + ".prefix", quoted(prefix), "at most " + longest + " letters, digits, '.', '_' and '-'");
        } else {
            nodes += count;
            for (int i = 1; i <= count; i++) unused(path + ".prefix", prefix + "-" + i);
        }
    }

    private void tasks(Scenario scenario) {
        if (scenario.tasks().isEmpty()) add("tasks", "none", "at least one task");
        Set<String> names = new LinkedHashSet<>();
        Set<String> clients = new LinkedHashSet<>();
        for (Client client : scenario.population().clients()) clients.add(client.name());
        for (int i = 0; i < scenario.tasks().size(); i++) {
            TaskEntry task = scenario.tasks().get(i);
            String path = "tasks[" + i + "]";
            taskName(path + ".name", task.name());
            if (!names.add(task.name())) add(path + ".name", quoted(task.name()), "a name no other task has");
            if (!clients.contains(task.client())) {
                add(path + ".client", quoted(task.client()), "one of the clients " + clients);
            }
            Duration opens = task.opensAfter();
            if (opens.isNegative() || opens.compareTo(scenario.horizon()) >= 0) {
                add(path + ".opensAfter", opens.toString(), "0 or more, and before the horizon " + scenario.horizon());
            }
        }
        bounties(scenario);
    }

    private void bounties(Scenario scenario) {
        for (int i = 0; i < scenario.population().clients().size(); i++) {
            Client client = scenario.population().clients().get(i);
            BigInteger promised = BigInteger.ZERO;
            for (TaskEntry task : scenario.tasks()) {
                long bounty = task.spec().bounty().micros();
                if (task.client().equals(client.name())) promised = promised.add(BigInteger.valueOf(bounty));
            }
            if (BigInteger.valueOf(client.deposit().micros()).compareTo(promised) < 0) {
                add(
                        "population.clients[" + i + "].deposit",
                        client.deposit().toString(),
                        "at least the bounties of its tasks, " + new BigDecimal(promised, 6));
            }
        }
    }

    private void participant(String path, String name) {
        unused(path, name);
        nodes++;
    }

    private void unused(String path, String name) {
        if (!Accounts.mayBeNamed(name)) add(path, quoted(name), Accounts.USABLE_NAME);
        if (!participants.add(name)) add(path, quoted(name), "a name no other participant has");
    }

    private void taskName(String path, String name) {
        if (!Names.valid(name) || name.length() > Accounts.MAX_TASK_NAME) {
            add(path, quoted(name), "1 to " + Accounts.MAX_TASK_NAME + " of letters, digits, '.', '_' and '-'");
        }
    }

    private void notBlank(String path, String text) {
        if (text.isBlank()) add(path, "nothing", "a few words");
    }

    private void positive(String path, Duration duration) {
        if (duration.isNegative() || duration.isZero()) add(path, duration.toString(), "more than 0");
    }

    private void share(String path, long micros) {
        if (micros < 0 || micros > ONE) add(path, Long.toString(micros), SHARE);
    }

    private void add(String path, String found, String expected) {
        errors.add(new ScenarioError(path, found, expected));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
