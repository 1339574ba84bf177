package assay.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.offence.Offence;
import assay.domain.verification.Conviction;
import assay.domain.verification.VerificationEntity;
import assay.domain.verification.VerificationEvent.Convicted;
import assay.domain.verification.VerificationEvent.InquiryClosed;
import assay.simulation.Mutated;
import assay.simulation.Violation;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrawnVerificationTest {
    private static final int MARKETS = 200;

    @Test
    void nothing_breaks_in_two_hundred_markets_and_people_are_convicted_of_everything() {
        Map<Offence, Integer> convicted = new EnumMap<>(Offence.class);
        int paid = 0;
        for (long seed = 1; seed <= MARKETS; seed++) {
            Scenario market = market(seed);
            assertThat(market.errors()).as("seed %d", seed).isEmpty();
            List<Object> events = new ArrayList<>();
            assertThat(Trial.SOUND
                            .run(market, entry -> events.addAll(entry.events()))
                            .violations())
                    .as("seed %d", seed)
                    .isEmpty();
            for (Object event : events) {
                if (event instanceof Convicted one)
                    convicted.merge(one.conviction().offence(), 1, Integer::sum);
                if (event instanceof InquiryClosed closed)
                    paid += closed.checks().size();
            }
        }
        assertThat(convicted)
                .containsKeys(Offence.WRONG_RESULT, Offence.FALSE_ACCUSATION, Offence.MISSED_FAULT, Offence.NO_ANSWER);
        assertThat(paid).isGreaterThan(100);
    }

    @Test
    void a_verification_that_convicts_of_what_no_jury_found_is_noticed() {
        Trial framed = Mutated.rules(new Bent<>(new VerificationEntity()).deciding(Convicted.class, event -> {
            Convicted one = (Convicted) event;
            boolean jury = one.conviction().offence() == Offence.WRONG_RESULT;
            return jury
                    ? new Convicted(
                            one.round(),
                            new Conviction(
                                    one.conviction().offender(),
                                    Offence.FALSE_ACCUSATION,
                                    one.conviction().sample(),
                                    one.conviction().finder(),
                                    one.conviction().reason()),
                            one.shareMicros())
                    : event;
        }));
        assertThat(noticed(framed)).contains("VerdictsHold");
    }

    @Test
    void a_verification_that_lets_the_convicted_count_is_noticed() {
        Trial bent = Mutated.rules(new Bent<>(new VerificationEntity()).deciding(InquiryClosed.class, event -> {
            InquiryClosed closed = (InquiryClosed) event;
            return new InquiryClosed(closed.round(), List.of(), closed.checks(), closed.reason());
        }));
        assertThat(noticed(bent)).contains("VerdictsHold");
    }

    private static List<String> noticed(Trial trial) {
        List<String> laws = new ArrayList<>();
        for (long seed = 1; seed <= MARKETS && !laws.contains("VerdictsHold"); seed++) {
            for (Violation violation : trial.run(market(seed), entry -> {}).violations()) {
                laws.add(violation.invariant());
            }
        }
        return laws;
    }

    private static Scenario market(long seed) {
        Scenario usual = RandomMarket.plain(seed);
        Dice dice = new Dice(seed, "verification");
        List<TaskEntry> tasks = new ArrayList<>();
        for (TaskEntry task : usual.tasks()) {
            tasks.add(new TaskEntry(
                    task.name(), task.client(), task.opensAfter(), DrawnVerification.in(task.spec(), dice)));
        }
        return usual.withTasks(tasks).with(DrawnVerification.among(usual.population(), dice));
    }
}
