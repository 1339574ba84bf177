package assay.simulation.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.board.Listing;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import assay.domain.participant.behaviour.BestResponder;
import assay.domain.payout.Facts;
import assay.domain.payout.PayRules;
import assay.domain.payout.Payout;
import assay.domain.payout.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BestResponderTest {
    private static final ParticipantId SELF = new ParticipantId("ana");
    private static final Instant NOW = Instant.EPOCH;
    private static final Instant HONESTLY = NOW.plusSeconds(1);
    private static final Instant FREELY = NOW.plusSeconds(2);
    private static final int TASKS = 80;
    private static final int LAST = 20;

    /** What a learner did in a task. */
    private enum Choice {
        HONEST,
        RIDING,
        AWAY
    }

    @Test
    void honest_work_that_pays_is_chosen_in_the_end() {
        assertThat(chosen(Credits.of(30), Credits.ZERO))
                .filteredOn(Choice.HONEST::equals)
                .hasSizeGreaterThan(15);
    }

    @Test
    void riding_free_is_chosen_where_it_is_paid() {
        assertThat(chosen(Credits.of(12), Credits.of(30)))
                .filteredOn(Choice.RIDING::equals)
                .hasSizeGreaterThan(15);
    }

    @Test
    void work_that_never_pays_is_left_to_others() {
        assertThat(chosen(Credits.ZERO, Credits.ZERO))
                .filteredOn(Choice.HONEST::equals)
                .hasSizeLessThan(5);
    }

    /** The last choices of many, when honest work and free riding earn so much in each task. */
    private static List<Choice> chosen(Credits honest, Credits riding) {
        List<Choice> choices = new ArrayList<>();
        Policy learner = BestResponder.fresh(new BestResponder.Player(
                SELF, "secret", marked(HONESTLY), marked(FREELY), 10_000_000, 40_000_000, 500_000));
        for (int i = 0; i < TASKS; i++) {
            Work work = join("t-" + i);
            Policy.Turn turn = learner.respond(new Sight.Offered(work), NOW);
            while (turn.action() instanceof Action.Look look) {
                int task = Integer.parseInt(look.at().name().substring(2));
                Credits earned = choices.get(task) == Choice.HONEST ? honest : riding;
                if (choices.get(task) == Choice.AWAY) earned = Credits.ZERO;
                Payout paid = new Payout.Paid(
                        look.at().name(),
                        plan(earned),
                        new Payout.Totals(earned, Credits.ZERO, Credits.ZERO, Credits.ZERO));
                turn = turn.next().respond(new Sight.Seen(work, Optional.of(paid)), NOW);
            }
            learner = turn.next();
            choices.add(turn.action() instanceof Action.Wait wait ? choice(wait) : Choice.AWAY);
        }
        return choices.subList(TASKS - LAST, TASKS);
    }

    /** A policy that shows that it was asked. */
    private static Policy marked(Instant mark) {
        return new Policy() {
            @Override
            public Turn respond(Sight sight, Instant now) {
                return new Turn(this, new Action.Wait(mark));
            }
        };
    }

    private static Choice choice(Action.Wait wait) {
        return wait.until().equals(HONESTLY) ? Choice.HONEST : Choice.RIDING;
    }

    private static Work join(String task) {
        EntityId id = new EntityId(EntityType.TASK, task);
        Listing listing =
                new Listing(id, new ParticipantId("bob"), "a task", "contribution", Credits.of(10), Credits.of(1));
        return new Work.Join(id, listing, NOW.plusSeconds(60));
    }

    private static Plan plan(Credits earned) {
        PayRules rules = new PayRules("improvement", 800_000, 100_000, Duration.ofSeconds(1));
        Facts facts =
                new Facts(new ParticipantId("bob"), Credits.of(100), rules, 900_000, 100_000, List.of(), List.of());
        return new Plan(facts, List.of(new Plan.Line(SELF, Plan.MINER, earned, "worked")), Credits.ZERO);
    }
}
