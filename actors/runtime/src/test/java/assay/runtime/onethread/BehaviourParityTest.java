package assay.runtime.onethread;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.training.Job;
import assay.domain.training.Trainer;
import assay.simulation.Blackout;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.behaviour.Conduct;
import assay.simulation.behaviour.Conducts;
import assay.simulation.fuzz.RandomMarket;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever people do, and whatever goes wrong meanwhile, simulated and real actors store the same entries. */
class BehaviourParityTest {
    private static final Trainer CURVES = new CurveTrainer();

    /** What was met in the markets that were compared. */
    private final Set<String> acted = new TreeSet<>();

    private final Set<String> jobs = new TreeSet<>();
    private final Set<FaultKind> struck = EnumSet.noneOf(FaultKind.class);
    private long entries;

    /** Notes what it is asked to do. */
    private final Trainer noting = job -> {
        jobs.add(job.getClass().getSimpleName());
        return CURVES.run(job);
    };

    @Test
    void marketsInWhichFewAreHonestAreTheSameOnBothHosts() {
        compareMixtures(1, 20);
    }

    @Test
    void soAreRandomMarketsOfAllRules() {
        compareRandom(1, 40);
        assertThat(entries).isGreaterThan(4_000);
    }

    @Test
    @Tag("long")
    void soAreHundredsOfThem() {
        compareMixtures(21, 150);
        assertThat(struck).isEqualTo(TwoHosts.COMMON_FAULTS);
    }

    @Test
    @Tag("long")
    void soAreHundredsOfRandomMarkets() {
        compareRandom(1, 250);
        // Who forges message maps is seldom drawn where maps are sent.
        compare(TwoHosts.of(forgers(), noting));
        assertThat(entries).isGreaterThan(20_000);
        List<String> never = new ArrayList<>(allJobs());
        never.removeAll(jobs);
        // Random markets do not draw verified iterations.
        assertThat(never).containsExactlyInAnyOrder("IterateInSteps", "Recount");
        assertThat(struck).isEqualTo(TwoHosts.COMMON_FAULTS);
    }

    private static Scenario forgers() {
        Scenario residual = Blackout.residual();
        Population people = residual.population();
        List<Miners> miners = people.miners().stream()
                .map(group -> group.with(Behaviour.named("map-forger")))
                .toList();
        return residual.with(new Population(people.clients(), miners, people.evaluators()));
    }

    private void compareRandom(long first, long last) {
        for (long seed = first; seed <= last; seed++) compare(TwoHosts.of(RandomMarket.of(seed), noting));
    }

    private void compareMixtures(long first, long last) {
        for (long seed = first; seed <= last; seed++) compareMixture(Mixture.of(seed));
        assertThat(entries).isGreaterThan((last - first) * 50);
        assertThat(acted).containsExactlyInAnyOrderElementsOf(allConducts());
        assertThat(allJobs()).containsAll(jobs);
        assertThat(jobs).hasSizeGreaterThan(7);
    }

    private void compareMixture(Mixture mixture) {
        TwoHosts hosts = TwoHosts.of(mixture.market(), noting);
        compare(hosts);
        note("client", mixture.client(), hosts, mixture.withClient(Behaviour.HONEST));
        note("miner", mixture.some(), hosts, mixture.withSome(Behaviour.HONEST));
        note("miner", mixture.others(), hosts, mixture.withOthers(Behaviour.HONEST));
        note("evaluator", mixture.evaluators(), hosts, mixture.withEvaluators(Behaviour.HONEST));
    }

    private void compare(TwoHosts hosts) {
        entries += hosts.assertEqual();
        hosts.assertDecidesToItself();
        struck.addAll(hosts.struck());
    }

    /** A behaviour has acted where the market takes another course if these people are honest. */
    private void note(String role, Behaviour behaviour, TwoHosts hosts, Mixture ifHonest) {
        if (behaviour.equals(Behaviour.HONEST) || acted.contains(role + " " + behaviour.name())) return;
        Histories otherwise = new Histories();
        TwoHosts.simulate(TwoHosts.onOneThread(ifHonest.market()), CURVES, otherwise);
        if (!otherwise.equals(hosts.simulated())) acted.add(role + " " + behaviour.name());
    }

    private static List<String> allConducts() {
        Set<String> all = new TreeSet<>();
        for (Conduct conduct : Conducts.CLIENTS.drawn()) all.add("client " + conduct);
        for (Conduct conduct : Conducts.MINERS.drawn()) all.add("miner " + conduct);
        for (Conduct conduct : Conducts.EVALUATORS.drawn()) all.add("evaluator " + conduct);
        all.removeIf(each -> each.endsWith(" " + Behaviour.HONEST.name()));
        return List.copyOf(all);
    }

    private static List<String> allJobs() {
        return List.of(Job.class.getPermittedSubclasses()).stream()
                .map(Class::getSimpleName)
                .toList();
    }
}
