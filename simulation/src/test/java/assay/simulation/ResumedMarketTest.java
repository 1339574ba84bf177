package assay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cell.Entry;
import assay.domain.content.Cid;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationEvent.MeasurementAsked;
import assay.domain.task.RoundResult;
import assay.domain.task.TaskEvent.AggregationStarted;
import assay.domain.task.TaskEvent.IterationsRecorded;
import assay.domain.task.TaskEvent.MeasurementRepeated;
import assay.domain.task.TaskEvent.MeasurementStarted;
import assay.domain.task.TaskEvent.RevealOpened;
import assay.domain.task.TaskEvent.RoundClosed;
import assay.domain.task.TaskEvent.UpdateAccepted;
import assay.domain.task.TaskEvent.UpdateCommitted;
import assay.domain.task.TaskEvent.UpdateRevealed;
import assay.domain.training.Iteration;
import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Markets all of whose nodes die at one moment in the middle of a round, and come back a little later. */
class ResumedMarketTest {
    private static final int ROUND = 3;

    /** A run that was struck by a blackout. */
    private record Resumed(Blackout blackout, List<Entry<?>> journal) {
        private Instant died() {
            return blackout.died();
        }

        private List<Object> before() {
            return events(journal.stream()
                    .filter(entry -> entry.time().isBefore(died()))
                    .toList());
        }

        private List<Object> after() {
            return events(journal.stream()
                    .filter(entry -> !entry.time().isBefore(died()))
                    .toList());
        }
    }

    @Test
    void a_server_that_adapts_goes_on_from_the_state_of_the_last_closed_round_wherever_in_a_round_everything_dies() {
        List<Predicate<Object>> moments = List.of(
                event -> event instanceof UpdateAccepted accepted && accepted.round() == ROUND,
                event -> event instanceof AggregationStarted started && started.round() == ROUND,
                event -> event instanceof MeasurementStarted started && started.round() == ROUND);
        for (Predicate<Object> moment : moments) {
            Resumed run = resumed(moment, Blackout.adaptive());
            List<RoundResult> results = results(events(run.journal()));
            List<RoundResult> known = results(run.before());
            RoundResult last = known.get(known.size() - 1);
            assertThat(last.state()).isPresent();
            assertThat(stateAsked(run.journal(), ROUND)).isEqualTo(last.state());
            assertThat(results).hasSizeGreaterThan(ROUND);
            for (int i = 1; i < results.size(); i++) {
                assertThat(stateAsked(run.journal(), results.get(i).round()))
                        .isPresent()
                        .isEqualTo(results.get(i - 1).state());
            }
            // What becomes of the rounds does not depend on when they are.
            assertThat(results).isEqualTo(results(events(run.blackout().undisturbed())));
        }
    }

    @Test
    void whoever_committed_to_an_update_before_everything_dies_shows_that_very_update_when_all_is_back() {
        List<Predicate<Object>> moments = List.of(
                event -> event instanceof UpdateCommitted committed && committed.round() == ROUND,
                event -> event instanceof RevealOpened opened && opened.round() == ROUND);
        for (Predicate<Object> moment : moments) {
            Resumed run = resumed(moment, Blackout.sealed());
            List<ParticipantId> bound = committed(run.before());
            assertThat(bound).isNotEmpty();
            assertThat(revealed(run.before())).isEmpty();
            assertThat(revealed(run.after())).containsAll(bound);
            List<ParticipantId> all = committed(events(run.journal()));
            assertThat(all).doesNotHaveDuplicates().startsWith(bound.toArray(ParticipantId[]::new));
            assertThat(accepted(run.after())).containsExactlyInAnyOrderElementsOf(all);
            assertThat(accepted(run.before())).isEmpty();
        }
    }

    @Test
    void chains_of_iterations_go_on_where_they_were_when_everything_died_between_two_messages() {
        List<Predicate<Object>> moments = List.of(
                event -> event instanceof IterationsRecorded recorded && recorded.round() == ROUND,
                event -> event instanceof IterationsRecorded recorded
                        && recorded.round() == ROUND
                        && recorded.consumed() > 1);
        for (Predicate<Object> moment : moments) {
            Resumed run = resumed(moment, Blackout.residual());
            chains(events(run.journal())).values().forEach(ResumedMarketTest::assertUnbroken);
            Map<ParticipantId, Integer> sent = messages(run.before());
            Map<ParticipantId, Integer> later = messages(run.after());
            assertThat(sent.keySet()).isNotEmpty().anyMatch(later::containsKey);
            Map<ParticipantId, Integer> all = messages(events(run.journal()));
            assertThat(all).hasSizeGreaterThan(2);
            assertThat(all.values()).allMatch(count -> count == Blackout.MESSAGES);
        }
    }

    private static void assertUnbroken(List<Iteration> chain) {
        for (int i = 0; i < chain.size(); i++) {
            assertThat(chain.get(i).number()).isEqualTo(i);
            String residual = i == 0 ? Iteration.NO_RESIDUAL : chain.get(i - 1).residualAfter();
            assertThat(chain.get(i).residualBefore()).isEqualTo(residual);
        }
    }

    private static Resumed resumed(Predicate<Object> moment, Scenario calm) {
        Blackout blackout = Blackout.after(moment, calm);
        List<Entry<?>> journal = new ArrayList<>();
        SimulationResult result = Blackout.completed(blackout.scenario(), journal);
        Resumed run = new Resumed(blackout, journal);
        assertDied(run, result);
        assertThat(run.before()).filteredOn(moment).hasSize(1);
        assertThat(results(run.before())).extracting(RoundResult::round).containsExactly(1, 2);
        assertThat(results(events(journal)))
                .extracting(RoundResult::round)
                .doesNotHaveDuplicates()
                .isSorted()
                .contains(ROUND);
        return run;
    }

    /** Everybody who was there died, at that moment and no other, and nothing was done while all were away. */
    private static void assertDied(Resumed run, SimulationResult result) {
        Set<EntityId> lived = new HashSet<>();
        Set<EntityId> backAgain = new HashSet<>();
        for (Entry<?> entry : run.journal()) {
            if (entry.time().isBefore(run.died())) {
                assertThat(entry.epoch()).isEqualTo(1);
                lived.add(entry.entity());
                continue;
            }
            assertThat(entry.time()).isAfterOrEqualTo(run.blackout().back());
            if (!lived.contains(entry.entity())) continue;
            assertThat(entry.epoch()).as("%s", entry).isEqualTo(2);
            backAgain.add(entry.entity());
        }
        assertThat(backAgain).hasSizeGreaterThan(3);
        assertThat(result.faultsStruck().get(FaultKind.NODE_CRASH.word()))
                .isEqualTo(result.crashes())
                .isGreaterThanOrEqualTo(lived.size());
        List<Entry<?>> until = run.journal().stream()
                .filter(entry -> entry.time().isBefore(run.died()))
                .toList();
        assertThat(run.blackout().undisturbed()).startsWith(until.toArray(Entry<?>[]::new));
    }

    private static List<Object> events(List<Entry<?>> journal) {
        List<Object> events = new ArrayList<>();
        for (Entry<?> entry : journal) events.addAll(entry.events());
        return events;
    }

    private static List<RoundResult> results(List<Object> events) {
        return each(events, RoundClosed.class).stream().map(RoundClosed::result).toList();
    }

    /** What evaluators were told of the strategy's state when they were asked for {@code round}. */
    private static Optional<Cid> stateAsked(List<Entry<?>> journal, int round) {
        List<Object> events = events(journal);
        assertThat(each(events, MeasurementRepeated.class)).isEmpty();
        long measurement = each(events, MeasurementStarted.class).stream()
                .filter(started -> started.round() == round)
                .findFirst()
                .orElseThrow()
                .measurement();
        return each(events, MeasurementAsked.class).stream()
                .filter(asked -> asked.measurement() == measurement)
                .findFirst()
                .orElseThrow()
                .job()
                .state();
    }

    private static List<ParticipantId> committed(List<Object> events) {
        return each(events, UpdateCommitted.class).stream()
                .filter(event -> event.round() == ROUND)
                .map(UpdateCommitted::miner)
                .toList();
    }

    private static List<ParticipantId> revealed(List<Object> events) {
        return each(events, UpdateRevealed.class).stream()
                .filter(event -> event.round() == ROUND)
                .map(UpdateRevealed::miner)
                .toList();
    }

    private static List<ParticipantId> accepted(List<Object> events) {
        return each(events, UpdateAccepted.class).stream()
                .filter(event -> event.round() == ROUND)
                .map(event -> event.update().miner())
                .toList();
    }

    private static Map<ParticipantId, List<Iteration>> chains(List<Object> events) {
        Map<ParticipantId, List<Iteration>> chains = new TreeMap<>();
        for (IterationsRecorded each : each(events, IterationsRecorded.class)) {
            chains.computeIfAbsent(each.miner(), none -> new ArrayList<>()).addAll(each.iterations());
        }
        return chains;
    }

    private static Map<ParticipantId, Integer> messages(List<Object> events) {
        Map<ParticipantId, Integer> messages = new TreeMap<>();
        for (IterationsRecorded each : each(events, IterationsRecorded.class)) {
            if (each.round() == ROUND) messages.merge(each.miner(), 1, Integer::sum);
        }
        return messages;
    }

    private static <E> List<E> each(List<Object> events, Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
