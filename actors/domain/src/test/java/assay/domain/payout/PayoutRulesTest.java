package assay.domain.payout;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.training.Valuation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PayoutRulesTest {
    private static final ParticipantId CLIENT = new ParticipantId("client");
    private static final ParticipantId ANN = new ParticipantId("ann");
    private static final ParticipantId BOB = new ParticipantId("bob");
    private static final ParticipantId CAT = new ParticipantId("cat");
    private static final ParticipantId DAN = new ParticipantId("dan");
    private static final ParticipantId EVE = new ParticipantId("eve");
    private static final long ONE = 1_000_000;

    private static final List<Labour> TWO_ROUNDS =
            List.of(new Labour(ANN, 2, 0), new Labour(BOB, 2, 0), new Labour(CAT, 1, 0));

    @Test
    void equal_pays_everybody_whose_work_was_accepted_the_same() {
        Plan plan = plan("equal", 100, TWO_ROUNDS, List.of());
        assertThat(amounts(plan)).containsExactly("ann 33.333334", "bob 33.333333", "cat 33.333333");
        assertThat(plan.lines().get(0).reason()).isEqualTo("one of 3 who share equally");
        assertThat(plan.refund()).isEqualTo(Credits.ZERO);
    }

    @Test
    void equal_pays_nothing_to_whom_nothing_was_accepted_of() {
        Plan plan = plan("equal", 100, List.of(new Labour(ANN, 1, 0), new Labour(BOB, 0, 0)), List.of());
        assertThat(amounts(plan)).containsExactly("ann 100.000000", "bob 0.000000");
        assertThat(plan.lines().get(1).reason()).isEqualTo("nothing was accepted of it");
    }

    /** DecentralML: a reward for each of N assignments is escrowed; what nobody delivered goes back. */
    @Test
    void per_assignment_pays_a_fixed_reward_for_each_accepted_piece_and_refunds_the_rest() {
        Facts facts = facts("per-assignment", 100, TWO_ROUNDS, List.of()).with(TWO_ROUNDS, 8);
        Plan plan = planned(facts);
        assertThat(amounts(plan)).containsExactly("ann 25.000000", "bob 25.000000", "cat 12.500000");
        assertThat(plan.lines().get(0).reason()).isEqualTo("2 accepted pieces of work at 12.500000 each");
        assertThat(plan.refund()).isEqualTo(Credits.parse("37.5"));
    }

    @Test
    void per_assignment_never_pays_more_than_was_put_up() {
        Plan plan = planned(facts("per-assignment", 100, TWO_ROUNDS, List.of()).with(TWO_ROUNDS, 3));
        assertThat(amounts(plan)).containsExactly("ann 40.000000", "bob 40.000000", "cat 20.000000");
    }

    /** DecentralML's pool: 3 : 2 : 1 of 60. There the second was paid from what the first had left: 30, 10, 3.33. */
    @Test
    void score_pool_divides_in_proportion_to_scores_and_order_does_not_matter() {
        List<Labour> scored =
                List.of(new Labour(ANN, 1, 600_000), new Labour(BOB, 1, 400_000), new Labour(CAT, 1, 200_000));
        Plan plan = plan("score-pool", 60, scored, List.of());
        assertThat(amounts(plan)).containsExactly("ann 30.000000", "bob 20.000000", "cat 10.000000");
        assertThat(plan.lines().get(1).reason()).isEqualTo("scored 0.4 of 1.2 in all");
        List<Labour> backwards = new ArrayList<>(scored);
        Collections.reverse(backwards);
        assertThat(plan("score-pool", 60, backwards, List.of()).lines()).isEqualTo(plan.lines());
    }

    @Test
    void score_pool_refunds_everything_when_nobody_scored() {
        Plan plan = plan("score-pool", 60, TWO_ROUNDS, List.of());
        assertThat(amounts(plan)).containsExactly("ann 0.000000", "bob 0.000000", "cat 0.000000");
        assertThat(plan.refund()).isEqualTo(Credits.of(60));
    }

    @Test
    void score_pool_scores_training_by_what_updates_do_alone() {
        List<Contribution> values = List.of(value(ANN, 1, 300_000), value(BOB, 1, -50_000), value(CAT, 1, 100_000));
        Plan plan = plan("score-pool", 60, TWO_ROUNDS, values);
        assertThat(amounts(plan)).containsExactly("ann 45.000000", "bob 0.000000", "cat 15.000000");
    }

    /** Places 50 %, 30 %, 20 %: by the last round's own models; two who are equally good share second and third place. */
    @Test
    void ranked_pays_places_and_who_are_equally_good_share_theirs() {
        List<Contribution> values = List.of(
                value(ANN, 1, 400_000),
                value(ANN, 2, 100_000),
                value(BOB, 2, 300_000),
                value(CAT, 2, 100_000),
                value(DAN, 2, -100_000));
        Plan plan = plan("ranked", 100, TWO_ROUNDS, values);
        assertThat(amounts(plan)).containsExactly("ann 25.000000", "bob 50.000000", "cat 25.000000", "dan 0.000000");
        assertThat(plan.lines().get(0).reason())
                .isEqualTo("places 2 to 3, shared of 4: its own model came to an error of 0.4");
        assertThat(plan.lines().get(3).reason())
                .isEqualTo("place 4 of 4: its own model came to an error of 0.6; no share is set for that");
    }

    @Test
    void ranked_refunds_places_that_nobody_takes() {
        Facts facts =
                facts("ranked", 100, List.of(new Labour(ANN, 1, 0), new Labour(EVE, 1, 0)), List.of(value(ANN, 1, 1)));
        Plan plan = planned(facts.under(facts.rules().withPlaces(List.of(600_000L, 400_000L))));
        assertThat(amounts(plan)).containsExactly("ann 60.000000", "eve 0.000000");
        assertThat(plan.lines().get(1).reason()).isEqualTo("its own model was never measured");
        assertThat(plan.refund()).isEqualTo(Credits.of(40));
    }

    @Test
    void ranked_pays_evaluators_equally_however_much_they_measured() {
        PayRules rules = new PayRules("ranked", 0, ONE, Duration.ofSeconds(1));
        List<Reports> reports = List.of(new Reports(DAN, 5), new Reports(EVE, 1), new Reports(BOB, 0));
        Facts facts = new Facts(CLIENT, Credits.of(10), rules, ONE, 0, List.of(), reports);
        assertThat(amounts(planned(facts))).containsExactly("bob 0.000000", "dan 5.000000", "eve 5.000000");
    }

    /** 0.5 → 0.3 on the way to 0.1 earns half of the pool, divided 3 : 1; who made it worse earns nothing. */
    @Test
    void shapley_divides_what_was_earned_by_values_and_counts_negative_ones_as_nothing() {
        List<Contribution> values =
                List.of(value(ANN, 1, 200_000), value(BOB, 1, 60_000), value(CAT, 1, -50_000), value(ANN, 2, -20_000));
        Facts facts = facts("shapley", 100, TWO_ROUNDS, values).valued(values, 300_000);
        Plan plan = planned(facts);
        assertThat(amounts(plan)).containsExactly("ann 37.500000", "bob 12.500000", "cat 0.000000");
        assertThat(plan.lines().get(0).reason()).isEqualTo("its updates were worth 0.18 of 0.24 in all in 2 rounds");
        assertThat(plan.lines().get(2).reason())
                .isEqualTo("its updates were worth -0.05 in one round: the model was worse for them");
        assertThat(plan.refund()).isEqualTo(Credits.of(50));
    }

    @Test
    void who_gains_by_chance_and_loses_by_chance_earns_nothing() {
        List<Contribution> values = List.of(value(ANN, 1, 100_000), value(BOB, 1, 3_000), value(BOB, 2, -3_000));
        Plan plan = planned(facts("leave-one-out", 100, TWO_ROUNDS, values).valued(values, 100_000));
        assertThat(amounts(plan)).containsExactly("ann 100.000000", "bob 0.000000", "cat 0.000000");
        assertThat(plan.lines().get(2).reason()).isEqualTo("none of its updates was valued");
    }

    @Test
    void verifiers_are_paid_per_check_and_storage_per_unit_and_what_is_not_used_goes_back() {
        PayRules rules = new PayRules(
                "equal", 800_000, 100_000, Duration.ofSeconds(1), 60_000, 40_000, List.of(), ValuingRules.unsaid());
        List<Service> services = List.of(
                new Service(DAN, Plan.VERIFIER, 1),
                new Service(EVE, Plan.VERIFIER, 5),
                new Service(EVE, Plan.STORAGE, 7));
        Facts facts = new Facts(CLIENT, Credits.of(100), rules, ONE, 0, List.of(), List.of()).with(services);
        Plan plan = planned(facts);
        assertThat(plan.lines())
                .containsExactly(
                        new Plan.Line(DAN, "verifier", Credits.of(1), "1 check"),
                        new Plan.Line(EVE, "verifier", Credits.of(5), "5 checks"),
                        new Plan.Line(EVE, "storage", Credits.of(4), "7 units stored"));
        assertThat(plan.refund()).isEqualTo(Credits.of(90));
    }

    @Test
    void every_rule_says_what_it_needs_to_know() {
        assertThat(PayoutRules.names())
                .containsExactly(
                        "improvement", "ranked", "score-pool", "per-assignment", "leave-one-out", "shapley", "equal");
        assertThat(PayoutRules.valuation(rules("ranked"))).isEqualTo(Valuation.Method.ALONE);
        assertThat(PayoutRules.valuation(rules("shapley"))).isEqualTo(Valuation.Method.SHAPLEY);
        assertThat(PayoutRules.valuation(rules("improvement"))).isEqualTo(Valuation.Method.NONE);
        ValuingRules shapley = new ValuingRules(Valuation.Method.SHAPLEY, 10, 0);
        assertThat(PayoutRules.valuation(rules("improvement").valuing(shapley))).isEqualTo(Valuation.Method.SHAPLEY);
    }

    @Test
    void every_rule_pays_out_at_most_the_pool_and_adds_up_to_the_escrow() {
        for (long seed = 1; seed <= 1_000; seed++) {
            Random random = new Random(seed);
            Facts facts = random(random);
            for (String name : PayoutRules.names()) {
                Plan plan = planned(facts.under(facts.rules().by(name)));
                long paid = plan.lines().stream()
                        .mapToLong(line -> line.amount().micros())
                        .sum();
                assertThat(paid + plan.refund().micros())
                        .as("%s, seed %d", name, seed)
                        .isEqualTo(facts.escrow().micros());
                long miners = plan.lines().stream()
                        .filter(line -> line.role().equals(Plan.MINER))
                        .mapToLong(line -> line.amount().micros())
                        .sum();
                assertThat(miners)
                        .as("%s, seed %d", name, seed)
                        .isBetween(0L, facts.escrow().micros() / 2 + 1);
            }
        }
    }

    private static Facts random(Random random) {
        List<Labour> labours = new ArrayList<>();
        List<Contribution> values = new ArrayList<>();
        for (int i = 0; i < random.nextInt(9); i++) {
            ParticipantId miner = new ParticipantId("m-" + i);
            labours.add(new Labour(miner, random.nextInt(4), random.nextInt(3) * 1_000L));
            for (int round = 1; round <= random.nextInt(4); round++) {
                values.add(value(miner, round, random.nextInt(2_000) - 700));
            }
        }
        PayRules rules = new PayRules("equal", 500_000, 0, Duration.ofSeconds(1));
        Credits escrow = Credits.micros(random.nextInt(4) == 0 ? random.nextInt(50) : random.nextLong() >>> 1);
        return new Facts(CLIENT, escrow, rules, 500_000, 100_000, List.of(), List.of())
                .with(labours, random.nextInt(20))
                .valued(values, random.nextInt(500_000));
    }

    private static Contribution value(ParticipantId who, int round, long valueMicros) {
        return new Contribution(who, round, 500_000, valueMicros, 0);
    }

    private static PayRules rules(String rule) {
        return new PayRules(rule, ONE, 0, Duration.ofSeconds(1));
    }

    private static Facts facts(String rule, long bounty, List<Labour> labours, List<Contribution> values) {
        return new Facts(CLIENT, Credits.of(bounty), rules(rule), 500_000, 100_000, List.of(), List.of())
                .with(labours, 0)
                .valued(values, 500_000);
    }

    private static Plan plan(String rule, long bounty, List<Labour> labours, List<Contribution> values) {
        return planned(facts(rule, bounty, labours, values));
    }

    private static Plan planned(Facts facts) {
        return PayoutRules.named(facts.rules().rule()).orElseThrow().plan(facts);
    }

    private static List<String> amounts(Plan plan) {
        return plan.lines().stream()
                .map(line -> line.payee() + " " + line.amount())
                .toList();
    }
}
