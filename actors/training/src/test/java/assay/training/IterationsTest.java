package assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.content.MemoryStore;
import assay.domain.content.Cid;
import assay.domain.content.ContentStore;
import assay.domain.training.Activation;
import assay.domain.training.AggregationRules;
import assay.domain.training.Extent;
import assay.domain.training.Iteration;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Outliers;
import assay.domain.training.Recipe;
import assay.domain.training.ResidualRules;
import assay.domain.training.Screening;
import assay.domain.training.Segment;
import assay.domain.training.Valuation;
import assay.domain.training.WeightedUpdate;
import assay.domain.verification.TrainingStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IterationsTest {
    private static final Recipe RECIPE = Plans.network(50_000, 0, 20, 1, Activation.RELU, 32, 10);
    private static final ResidualRules RULES = new ResidualRules(300_000, 40, 5, 2_000);

    private final ContentStore store = new MemoryStore();
    private final NdTrainer trainer = new NdTrainer(store);

    @Test
    void four_members_learn_the_digits_by_maps_alone() throws Exception {
        JobResult.Prepared data = prepared();
        List<WeightedUpdate> log = new ArrayList<>();
        List<Optional<Cid>> states = new ArrayList<>(Collections.nCopies(4, Optional.empty()));
        List<Integer> consumed = new ArrayList<>(Collections.nCopies(4, 0));
        long words = 0;
        for (int message = 0; message < 30; message++) {
            for (int member = 0; member < 4; member++) {
                List<WeightedUpdate> peers = new ArrayList<>(log.subList(consumed.get(member), log.size()));
                JobResult.Iterated done = iterate(data, states.get(member), peers, member, 5 * message, 5);
                states.set(member, Optional.of(done.state()));
                log.add(weighted(done));
                // Its own is applied already.
                consumed.set(member, log.size());
                words += weighted(done).samples();
            }
        }
        JobResult.Measured measured = measures(data, log);

        assertThat(measured.errorMicros()).hasSize(121);
        assertThat(measured.errorMicros().get(0)).isGreaterThan(700_000);
        assertThat(measured.errorMicros().get(120)).isLessThan(120_000);
        // Dense gradients would be 4 bytes for each parameter, iteration and member.
        assertThat(words).isBetween(1L, 600L * (64 * 32 + 32 + 32 * 10 + 10) / 50);
        assertThat(trainer.run(new Job.Aggregate(ResidualRules.STRATEGY, data.model(), log, rules(), Optional.empty())))
                .isEqualTo(new JobResult.Aggregated(measured.aggregate()));
    }

    private JobResult.Measured measures(JobResult.Prepared data, List<WeightedUpdate> log) throws JobFailed {
        return (JobResult.Measured) trainer.run(new Job.Measure(
                RECIPE,
                ResidualRules.STRATEGY,
                data.model(),
                log,
                data.hidden(),
                rules(),
                Optional.empty(),
                Valuation.unsaid()));
    }

    @Test
    void iterations_done_again_give_the_same_to_the_bit_also_in_pieces() throws Exception {
        JobResult.Prepared data = prepared();
        JobResult.Iterated whole = iterate(data, Optional.empty(), List.of(), 1, 0, 6);
        JobResult.Iterated first = iterate(data, Optional.empty(), List.of(), 1, 0, 4);
        JobResult.Iterated rest = iterate(data, Optional.of(first.state()), List.of(), 1, 4, 2);

        assertThat(iterate(data, Optional.empty(), List.of(), 1, 0, 6)).isEqualTo(whole);
        assertThat(first.chain()).isEqualTo(whole.chain().subList(0, 4));
        assertThat(rest.chain()).isEqualTo(whole.chain().subList(4, 6));
        assertThat(rest.state()).isEqualTo(whole.state());
    }

    @Test
    void every_link_begins_where_the_one_before_ended() throws Exception {
        JobResult.Prepared data = prepared();
        List<WeightedUpdate> peers = List.of(weighted(iterate(data, Optional.empty(), List.of(), 2, 0, 30)));
        JobResult.Iterated first = iterate(data, Optional.empty(), List.of(), 1, 0, 4);
        JobResult.Iterated next = iterate(data, Optional.of(first.state()), peers, 1, 4, 3);

        List<Iteration> chain = new ArrayList<>(first.chain());
        chain.addAll(next.chain());
        assertThat(chain.get(0).residualBefore()).isEqualTo(Iteration.NO_RESIDUAL);
        for (int i = 1; i < chain.size(); i++) {
            assertThat(chain.get(i).number()).isEqualTo(i);
            assertThat(chain.get(i).residualBefore()).isEqualTo(chain.get(i - 1).residualAfter());
            assertThat(chain.get(i).modelBefore()).isEqualTo(chain.get(i - 1).modelAfter());
            assertThat(TrainingStep.of(chain.get(i)).follows(TrainingStep.of(chain.get(i - 1))))
                    .isTrue();
        }
        assertThat(chain.get(4).peers()).isEqualTo(Iteration.peers(peers));
        assertThat(chain.get(5).peers()).isEqualTo(Iteration.peers(List.of()));
        // Peers' maps are seen in what comes of it.
        assertThat(next.chain().get(0).modelAfter())
                .isNotEqualTo(iterate(data, Optional.of(first.state()), List.of(), 1, 4, 3)
                        .chain()
                        .get(0)
                        .modelAfter());
    }

    @Test
    void a_model_depends_on_which_maps_moved_it_and_not_on_their_order() throws Exception {
        JobResult.Prepared data = prepared();
        List<WeightedUpdate> log = new ArrayList<>();
        for (int member = 0; member < 5; member++) {
            log.add(weighted(iterate(data, Optional.empty(), List.of(), member, 0, 30)));
        }
        List<WeightedUpdate> turned = new ArrayList<>(log);
        Collections.reverse(turned);

        assertThat(measures(data, turned).aggregate())
                .isEqualTo(measures(data, log).aggregate());
    }

    /** Member 2 sends eight messages where others send two; each of them is like theirs. */
    @Test
    void all_messages_of_a_member_that_sends_far_more_words_than_the_others_are_left_out() throws Exception {
        JobResult.Prepared data = (JobResult.Prepared) trainer.run(new Job.Prepare(Plans.digits(6), RECIPE));
        List<WeightedUpdate> log = new ArrayList<>();
        List<WeightedUpdate> others = new ArrayList<>();
        List<Integer> makers = new ArrayList<>();
        for (int member = 0; member < 6; member++) {
            Optional<Cid> state = Optional.empty();
            for (int message = 0; message < (member == 2 ? 8 : 2); message++) {
                JobResult.Iterated done = iterate(data, state, List.of(), member, 10 * message, 10);
                state = Optional.of(done.state());
                log.add(weighted(done));
                makers.add(member);
                if (member != 2) others.add(weighted(done));
            }
        }
        JobResult.Measured measured = (JobResult.Measured) trainer.run(new Job.Measure(
                RECIPE,
                ResidualRules.STRATEGY,
                data.model(),
                log,
                data.hidden(),
                rules(),
                Optional.empty(),
                Valuation.unsaid(),
                Outliers.EXCLUDE,
                makers));

        assertThat(Screening.outlying(measured.traits(), makers)).containsExactly(4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(measured.aggregate()).isEqualTo(measures(data, others).aggregate());
        assertThat(trainer.run(new Job.Aggregate(
                        ResidualRules.STRATEGY,
                        data.model(),
                        log,
                        rules(),
                        Optional.empty(),
                        Outliers.EXCLUDE,
                        makers)))
                .isEqualTo(new JobResult.Aggregated(measured.aggregate()));
    }

    @Test
    void a_message_that_is_missing_or_malformed_or_lied_about_moves_nothing() throws Exception {
        JobResult.Prepared data = prepared();
        WeightedUpdate sound = weighted(iterate(data, Optional.empty(), List.of(), 1, 0, 30));
        WeightedUpdate missing = new WeightedUpdate(new Cid("bafkreinothing"), 3);
        WeightedUpdate senseless = new WeightedUpdate(store.put(new byte[] {1, 2, 3}), 3);
        WeightedUpdate lied = new WeightedUpdate(sound.update(), sound.samples() - 1);
        WeightedUpdate model = new WeightedUpdate(data.model(), 3);

        JobResult.Measured measured = measures(data, List.of(missing, senseless, lied, model, sound));

        assertThat(measured.errorMicros().subList(0, 5))
                .containsOnly(measured.errorMicros().get(0));
        assertThat(measured.aggregate())
                .isEqualTo(measures(data, List.of(sound)).aggregate());
        JobResult.Iterated among = iterate(data, Optional.empty(), List.of(missing, senseless, lied), 2, 0, 2);
        assertThat(among.chain().get(1).modelAfter())
                .isEqualTo(iterate(data, Optional.empty(), List.of(), 2, 0, 2)
                        .chain()
                        .get(1)
                        .modelAfter());
    }

    /** Nothing in a false message's own chain gives it away; whoever does the iterations again sees it at the first. */
    @Test
    void maps_that_were_not_found_are_found_out_by_doing_the_iterations_again() throws Exception {
        JobResult.Prepared data = prepared();
        JobResult.Iterated before = iterate(data, Optional.empty(), List.of(), 1, 0, 20);
        Job.Iterate job = job(
                data,
                Optional.of(before.state()),
                List.of(),
                1,
                20,
                10,
                data.training().subList(1, 2));
        JobResult.Iterated honest = (JobResult.Iterated) trainer.run(job);
        for (boolean turned : new boolean[] {true, false}) {
            JobResult.Iterated claimed = (JobResult.Iterated) trainer.run(new Job.IterateFalsely(job, turned));
            assertThat(claimed.chain().get(0).residualBefore())
                    .isEqualTo(before.chain().get(19).residualAfter());
            assertThat(claimed.chain().get(0)).isNotEqualTo(honest.chain().get(0));
            assertThat(weighted(claimed).samples())
                    .isEqualTo(turned ? weighted(honest).samples() : 0);
            assertThat(claimed.maps()).isNotEqualTo(honest.maps());
        }
    }

    @Test
    void private_data_is_trained_on_as_well() throws Exception {
        JobResult.Prepared data = prepared();
        Job.Iterate job = job(data, Optional.empty(), List.of(), 1, 0, 3, List.of());
        JobResult.Iterated mine =
                (JobResult.Iterated) trainer.run(new Job.IterateOwn(job, Plans.DIGITS, 1, 4, Extent.ALL));
        assertThat(mine.chain()).hasSize(3);
        assertThat(mine.samples()).isEqualTo(60);
    }

    @Test
    void a_recipe_with_momentum_and_a_state_of_another_network_are_refused() throws Exception {
        JobResult.Prepared data = prepared();
        Recipe heavy = Plans.network(50_000, 900_000, 20, 1, Activation.RELU, 32, 10);
        Job.Iterate job = job(data, Optional.empty(), List.of(), 1, 0, 1, data.training());
        assertThatThrownBy(() -> trainer.run(new Job.Iterate(
                        heavy, RULES, data.model(), true, Optional.empty(), List.of(), data.training(), 1, 0, 1)))
                .isInstanceOf(JobFailed.class)
                .hasMessageContaining("expected momentum 0");
        assertThatThrownBy(() -> trainer.run(new Job.Iterate(
                        RECIPE,
                        RULES,
                        data.model(),
                        true,
                        Optional.of(data.model()),
                        List.of(),
                        job.segments(),
                        1,
                        0,
                        1)))
                .isInstanceOf(JobFailed.class)
                .hasMessageContaining("residual state");
    }

    private JobResult.Prepared prepared() throws JobFailed {
        return (JobResult.Prepared) trainer.run(new Job.Prepare(Plans.digits(5), RECIPE));
    }

    private static AggregationRules rules() {
        return AggregationRules.unsaid().withStep(RULES.stepPicos(RECIPE));
    }

    private static WeightedUpdate weighted(JobResult.Iterated done) {
        return new WeightedUpdate(
                done.maps(), done.chain().stream().mapToLong(Iteration::words).sum());
    }

    private JobResult.Iterated iterate(
            JobResult.Prepared data, Optional<Cid> state, List<WeightedUpdate> peers, int member, int first, int count)
            throws JobFailed {
        List<Segment> segments = data.training().subList(member, member + 1);
        return (JobResult.Iterated) trainer.run(job(data, state, peers, member, first, count, segments));
    }

    private static Job.Iterate job(
            JobResult.Prepared data,
            Optional<Cid> state,
            List<WeightedUpdate> peers,
            int member,
            int first,
            int count,
            List<Segment> segments) {
        return new Job.Iterate(
                RECIPE, RULES, data.model(), state.isEmpty(), state, peers, segments, 100 + member, first, count);
    }
}
