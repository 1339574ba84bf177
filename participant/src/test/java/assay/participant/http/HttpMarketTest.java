package assay.participant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.content.ContentAddress;
import assay.domain.account.Account;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.content.Cid;
import assay.domain.content.ContentDamaged;
import assay.domain.content.ContentMissing;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.Miner;
import assay.domain.miner.MinerCommand;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.journal.codec.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpMarketTest {
    private static final ParticipantId ANA = new ParticipantId("ana");
    private static final EntityId MEMBERSHIP = new EntityId(EntityType.MINER, "ana");
    private static final Message.Outside LEAVE = new Message.Outside(
            ANA, MEMBERSHIP, "leave-1", Instant.parse("2030-01-01T00:00:00Z"), new MinerCommand.LeaveMarket());
    private static final byte[] BYTES = "what is trained".getBytes(StandardCharsets.UTF_8);

    private final StubEndpoint one = new StubEndpoint();
    private final StubEndpoint two = new StubEndpoint();
    private final Endpoints both = Endpoints.of(List.of(one.url(), two.url()));
    private final HttpMarket market = new HttpMarket(both);

    HttpMarketTest() throws IOException {}

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void a_command_is_given_again_with_the_same_id_where_somebody_answers() throws Exception {
        one.answer(503, "{\"code\":\"unknown-outcome\",\"detail\":\"no answer in time\"}");
        two.answer(200, "{\"outcome\":\"done\"}");

        assertThat(outcome()).isEqualTo(Outcome.DONE);
        assertThat(one.bodies).hasSize(1);
        assertThat(two.bodies).isEqualTo(one.bodies);
        assertThat(two.bodies.get(0)).contains("\"leave-1\"").contains("miner.LeaveMarket");
    }

    @Test
    void an_endpoint_that_is_gone_is_passed_over_and_the_one_that_answered_is_asked_from_then_on() throws Exception {
        one.close();
        two.answer(200, "{\"outcome\":\"done\"}");
        two.answer(200, "{\"outcome\":\"done\"}");

        assertThat(outcome()).isEqualTo(Outcome.DONE);
        assertThat(outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void whoever_is_busy_is_asked_again_when_it_says() throws Exception {
        Endpoints only = Endpoints.of(List.of(one.url()));
        one.answer(429, "{\"code\":\"too-many-requests\",\"detail\":\"slowly\"}", "Retry-After", "1");
        one.answer(200, "{\"outcome\":\"done\"}");
        long start = System.nanoTime();

        Outcome outcome = new HttpMarket(only).tell(LEAVE).toCompletableFuture().get(20, TimeUnit.SECONDS);

        assertThat(outcome).isEqualTo(Outcome.DONE);
        assertThat(System.nanoTime() - start).isGreaterThan(900_000_000L);
    }

    @Test
    void nobody_who_answers_is_an_unknown_outcome_after_a_bounded_number_of_tries() {
        one.close();
        two.close();

        assertThat(market.tell(LEAVE).toCompletableFuture())
                .failsWithin(java.time.Duration.ofSeconds(30))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(Unanswered.class)
                .withMessageContaining("none of " + one.url() + ", " + two.url() + " answers");
    }

    @Test
    void refusals_of_the_market_and_of_the_endpoint_are_refusals() throws Exception {
        one.answer(
                200, "{\"outcome\":\"refused\",\"rejection\":{\"type\":\"miner.StillEngaged\",\"message\":\"busy\"}}");
        one.answer(403, "{\"code\":\"forbidden\",\"detail\":\"not you\",\"hint\":\"ask\"}");

        assertThat(outcome()).isEqualTo(new Outcome.Refused(new Refusal("miner.StillEngaged", "busy")));
        assertThat(outcome())
                .isEqualTo(new Outcome.Refused(new Refusal("forbidden", one.url() + " answered 403: not you: ask")));
    }

    @Test
    void states_are_read_and_what_nothing_happened_to_is_as_everything_begins() throws Exception {
        Miner miner = new Miner.Outside("ana", 3, "too poor");
        one.answer(200, "{\"state\":" + new RecordJson().toTree(miner) + "}");
        one.answer(404, "{\"code\":\"not-found\",\"detail\":\"nothing ever happened\"}");

        assertThat(look(MEMBERSHIP)).isEqualTo(miner);
        assertThat(look(Accounts.of(ANA))).isInstanceOf(Account.class);
    }

    @Test
    void content_is_checked_on_its_way_in_and_kept(@TempDir Path directory) throws Exception {
        HttpContent content = new HttpContent(both, ContentCache.open(directory, 1_000));
        Cid cid = ContentAddress.of(BYTES);
        one.answer(200, "something else");
        assertThatThrownBy(() -> content.get(cid)).isInstanceOf(ContentDamaged.class);
        one.answer(404, "{\"code\":\"not-found\"}");
        assertThatThrownBy(() -> content.get(cid)).isInstanceOf(ContentMissing.class);
        one.answer(200, new String(BYTES, StandardCharsets.UTF_8));
        assertThat(content.get(cid)).isEqualTo(BYTES);
        // From here on nobody is asked any more: the stub has no answers left.
        assertThat(content.get(cid)).isEqualTo(BYTES);
        assertThat(content.put(BYTES)).isEqualTo(cid);
    }

    @Test
    void content_that_is_not_taken_is_an_error_and_not_kept(@TempDir Path directory) throws Exception {
        ContentCache cache = ContentCache.open(directory, 1_000);
        HttpContent content = new HttpContent(both, cache);
        one.answer(413, "{\"code\":\"too-large\",\"detail\":\"too large\"}");

        assertThatThrownBy(() -> content.put(BYTES))
                .hasMessageContaining("was not taken")
                .hasMessageContaining("413");
        assertThat(cache.has(ContentAddress.of(BYTES))).isFalse();
    }

    @Test
    void a_job_is_followed_until_it_is_done_and_handed_in_elsewhere_when_its_node_is_gone() throws Exception {
        JobResult result = new JobResult.Aggregated(ContentAddress.of(BYTES));
        one.answer(202, "{\"id\":\"j\",\"state\":\"waiting\"}");
        one.answer(202, "{\"id\":\"j\",\"state\":\"waiting\"}");
        one.closeAfter(2);
        two.answer(200, "{\"id\":\"j\",\"state\":\"done\",\"result\":" + new RecordJson().toTree(result) + "}");

        assertThat(run()).isEqualTo(result);
    }

    @Test
    void what_a_worker_cannot_do_is_told_as_it_would_tell_it() {
        one.answer(
                200,
                "{\"id\":\"j\",\"state\":\"failed\",\"failure\":{\"fault\":\"BAD_INPUT\",\"subject\":\"s\",\"message\":\"m\"}}");

        assertThatThrownBy(this::run).cause().isInstanceOfSatisfying(JobFailed.class, failed -> {
            assertThat(failed.fault()).isEqualTo(JobFailed.Fault.BAD_INPUT);
            assertThat(failed.subject()).isEqualTo("s");
        });
    }

    private JobResult run() throws Exception {
        Job job = new Job.Aggregate("weighted-mean", ContentAddress.of(BYTES), List.of());
        return new ClusterWorkers(both).run(job).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Outcome outcome() throws Exception {
        return market.tell(LEAVE).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Object look(EntityId at) throws Exception {
        return market.look(at).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
