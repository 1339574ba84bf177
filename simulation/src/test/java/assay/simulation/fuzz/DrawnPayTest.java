package assay.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cell.Entry;
import assay.domain.money.Credits;
import assay.domain.payout.PayoutEntity;
import assay.domain.payout.PayoutEvent.PlanMade;
import assay.domain.payout.PayoutRules;
import assay.domain.payout.Plan;
import assay.simulation.Mutated;
import assay.simulation.SimulationResult;
import assay.simulation.Violation;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DrawnPayTest {
    private static final int MARKETS = 300;
    private static final Credits UNIT = Credits.micros(1);

    @Test
    void nothing_breaks_in_three_hundred_markets_and_every_rule_pays_somebody() {
        SortedMap<String, Integer> paid = new TreeMap<>();
        for (long seed = 1; seed <= MARKETS; seed++) {
            Scenario market = market(seed);
            assertThat(market.errors()).as("seed %d", seed).isEmpty();
            List<Plan> plans = new ArrayList<>();
            SimulationResult result = Trial.SOUND.run(market, entry -> plans.addAll(plans(entry)));
            assertThat(result.violations()).as("seed %d", seed).isEmpty();
            for (Plan plan : plans) {
                boolean any = plan.lines().stream()
                        .anyMatch(line ->
                                line.role().equals(Plan.MINER) && !line.amount().isZero());
                if (any) paid.merge(plan.facts().rules().rule(), 1, Integer::sum);
            }
        }
        for (String rule : PayoutRules.names()) {
            assertThat(paid).as("%s", rule).hasEntrySatisfying(rule, times -> assertThat(times)
                    .isPositive());
        }
    }

    @Test
    void one_unit_too_much_for_one_miner_is_noticed_under_every_rule() {
        Trial bent = Mutated.rules(new Bent<>(new PayoutEntity()).deciding(PlanMade.class, event -> {
            PlanMade made = (PlanMade) event;
            return new PlanMade(moreForOne(made.plan()), made.approvers(), made.deadline());
        }));
        SortedSet<String> noticed = new TreeSet<>();
        for (long seed = 1;
                seed <= MARKETS && noticed.size() < PayoutRules.names().size();
                seed++) {
            for (Violation violation : bent.run(market(seed), entry -> {}).violations()) {
                if (violation.invariant().equals("PlansFollowJournal")) {
                    noticed.add(market(seed).tasks().get(0).spec().pay().rule());
                }
            }
        }
        assertThat(noticed).containsAll(PayoutRules.names());
    }

    private static Plan moreForOne(Plan plan) {
        List<Plan.Line> lines = new ArrayList<>(plan.lines());
        for (int i = 0; i < lines.size(); i++) {
            Plan.Line line = lines.get(i);
            if (!line.role().equals(Plan.MINER) || plan.refund().isZero()) continue;
            lines.set(i, new Plan.Line(line.payee(), line.role(), line.amount().plus(UNIT), line.reason()));
            return new Plan(plan.facts(), lines, plan.refund().minus(UNIT));
        }
        return plan;
    }

    private static List<Plan> plans(Entry<?> entry) {
        List<Plan> plans = new ArrayList<>();
        for (Object event : entry.events()) if (event instanceof PlanMade made) plans.add(made.plan());
        return plans;
    }

    private static Scenario market(long seed) {
        Scenario usual = RandomMarket.plain(seed);
        Dice dice = new Dice(seed, "pay");
        List<TaskEntry> tasks = new ArrayList<>();
        for (TaskEntry task : usual.tasks()) {
            tasks.add(new TaskEntry(task.name(), task.client(), task.opensAfter(), DrawnPay.in(task.spec(), dice)));
        }
        return usual.withTasks(tasks);
    }
}
