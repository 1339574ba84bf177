package assay.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.offence.Offence;
import assay.domain.task.TaskEntity;
import assay.domain.task.TaskEvent.IterationsRecorded;
import assay.domain.verification.Transcript;
import assay.domain.verification.Verdict;
import assay.domain.verification.VerificationEvent.Convicted;
import assay.domain.verification.VerificationEvent.DisputeOpened;
import assay.domain.verification.VerificationEvent.InquiryOpened;
import assay.domain.verification.VerificationEvent.StretchHalved;
import assay.domain.verification.VerificationEvent.VerdictsRevealed;
import assay.simulation.Mutated;
import assay.simulation.Violation;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DrawnRechecksTest {
    private static final int FEW = 40;
    private static final int MANY = 300;

    @Test
    void nothing_breaks_in_forty_markets_and_forged_iterations_are_found() {
        Seen seen = new Seen();
        for (long seed = 1; seed <= FEW; seed++) run(seed, seen);
        assertThat(seen.convicted).containsKeys(Offence.WRONG_RESULT);
        assertThat(seen.messages).isGreaterThan(50);
        assertThat(seen.held).isGreaterThan(20);
    }

    @Test
    @Tag("long")
    void nothing_breaks_in_three_hundred_markets_and_people_are_convicted_of_everything() {
        Seen seen = new Seen();
        for (long seed = 1; seed <= MANY; seed++) run(seed, seen);
        assertThat(seen.convicted)
                .containsKeys(
                        Offence.WRONG_RESULT,
                        Offence.FALSE_ACCUSATION,
                        Offence.MISSED_FAULT,
                        Offence.NO_ANSWER,
                        Offence.WRONG_PROOF);
        assertThat(seen.messages).isGreaterThan(500);
        assertThat(seen.held).isGreaterThan(200);
        assertThat(seen.disputes).isGreaterThan(20);
        assertThat(seen.halved).isPositive();
    }

    /** What happened in some markets. */
    private static final class Seen {
        private final Map<Offence, Integer> convicted = new EnumMap<>(Offence.class);
        private int messages;
        private int held;
        private int disputes;
        private int halved;

        private void event(Object event) {
            if (event instanceof InquiryOpened opened) messages += opened.log().size();
            if (event instanceof DisputeOpened) disputes++;
            if (event instanceof StretchHalved) halved++;
            if (event instanceof Convicted one) {
                convicted.merge(one.conviction().offence(), 1, Integer::sum);
            }
            if (event instanceof VerdictsRevealed revealed) {
                for (Verdict each : revealed.verdicts()) {
                    if (each.opinion() == Verdict.Opinion.HOLDS) held++;
                }
            }
        }
    }

    private static void run(long seed, Seen seen) {
        Scenario market = market(seed);
        assertThat(market.errors()).as("seed %d", seed).isEmpty();
        List<Violation> broken = Trial.SOUND
                .run(market, entry -> entry.events().forEach(seen::event))
                .violations();
        assertThat(broken).as("seed %d", seed).isEmpty();
    }

    @Test
    void a_task_that_has_other_messages_done_again_than_were_recorded_is_noticed() {
        Trial bent = Mutated.rules(new Bent<>(new TaskEntity()).deciding(IterationsRecorded.class, event -> {
            IterationsRecorded now = (IterationsRecorded) event;
            Optional<Transcript> other = now.transcript()
                    .map(said -> new Transcript(said.steps() + 1, said.root(), said.sealing(), said.kernel()));
            return new IterationsRecorded(
                    now.round(), now.miner(), now.consumed(), now.maps(), now.state(), now.iterations(), other);
        }));
        List<String> laws = new ArrayList<>();
        for (long seed = 1; seed <= MANY && laws.isEmpty(); seed++) {
            for (Violation violation : bent.run(market(seed), entry -> {}).violations())
                laws.add(violation.invariant());
        }
        assertThat(laws).contains("MessagesRechecked");
    }

    private static Scenario market(long seed) {
        Scenario usual = RandomMarket.plain(seed);
        Dice dice = new Dice(seed, "rechecks");
        List<TaskEntry> tasks = new ArrayList<>();
        for (TaskEntry task : usual.tasks()) {
            tasks.add(
                    new TaskEntry(task.name(), task.client(), task.opensAfter(), DrawnRechecks.in(task.spec(), dice)));
        }
        return usual.withTasks(tasks).with(DrawnRechecks.among(usual.population(), dice));
    }
}
