package assay.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.MarketRules;
import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.Entity;
import assay.domain.entity.Event;
import assay.domain.entity.Origin;
import assay.simulation.Markets;
import assay.simulation.Progress;
import assay.simulation.Simulation;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Where everybody meddles, every kind of entity refuses in many ways, nothing breaks, and work is done all the same. */
class MeddlersTest {
    private static final Behaviour MEDDLING = Behaviour.named("meddler");

    /** Which commands from outside were refused, and how, at each kind of entity. */
    private final Map<String, Set<String>> refused = new TreeMap<>();

    @Test
    void everything_that_is_not_for_them_to_say_is_refused_by_name() {
        int completed = 0;
        for (long seed = 1; seed <= 30; seed++) {
            Scenario market = Markets.any(seed);
            Population crowd = market.population();
            Client client = crowd.clients().get(0).with(MEDDLING);
            List<Miners> miners = List.of(crowd.miners().get(0).with(MEDDLING));
            List<Evaluators> evaluators = List.of(crowd.evaluators().get(0).with(MEDDLING));
            Scenario all = market.with(new Population(List.of(client), miners, evaluators));
            var result = new Simulation(all, listening(), new CurveTrainer(), entry -> {}, Progress.NONE).run();
            assertThat(result.violations()).as("seed %d", seed).isEmpty();
            for (var task : result.tasks()) if (task.ending().equals("completed")) completed++;
        }
        assertThat(refused.keySet())
                .containsExactly("account", "board", "committee", "evaluation", "miner", "payout", "task");
        assertThat(refused.values().stream().mapToInt(Set::size).sum()).isGreaterThan(60);
        assertThat(refused.get("task"))
                .contains(
                        "SubmitAggregate RoundNotCurrent",
                        "SubmitUpdate RoundNotCurrent",
                        "SubmitUpdate NotOnCrew",
                        "SubmitUpdate NoSamples",
                        "SubmitUpdate CopiedUpdate",
                        "OfferSegments NotAllowed",
                        "MeasurementTaken NotAllowed");
        assertThat(refused.get("committee"))
                .contains("CastVote CycleNotCurrent", "CastVote BadVote", "Disband NotAllowed");
        assertThat(refused.get("evaluation")).contains("CommitReport NotDrawn", "RevealReport NotDrawn");
        assertThat(refused.get("payout")).contains("ApprovePlan NotAnApprover", "RefusePlan CitationNotValid");
        assertThat(completed).isGreaterThan(5);
    }

    private List<Entity<?, ?>> listening() {
        return MarketRules.all().stream()
                .<Entity<?, ?>>map(this::listening)
                .sorted(Comparator.comparing(entity -> entity.type()))
                .toList();
    }

    private <S, E extends Event<S>> Entity<S, E> listening(Entity<S, E> sound) {
        return new Bent<>(sound) {
            @Override
            public Decision<E> decide(S state, Command command, Origin from, Instant now) {
                Decision<E> decision = super.decide(state, command, from, now);
                if (from instanceof Origin.FromParticipant && decision instanceof Decision.Rejected<E> no) {
                    refused.computeIfAbsent(type().word(), none -> new TreeSet<>())
                            .add(command.getClass().getSimpleName() + " "
                                    + no.rejection().getClass().getSimpleName());
                }
                return decision;
            }
        };
    }
}
