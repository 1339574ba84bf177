package assay.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.board.Listing;
import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.cell.Sent;
import assay.domain.committee.Allocation;
import assay.domain.committee.CommitteeCommand;
import assay.domain.content.Cid;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.task.TaskCommand;
import assay.domain.training.Segment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The largest things that are sent and written stay well below what Akka and Cassandra take. */
class FrameTest {
    private static final int SEGMENTS = 1_000;
    private static final EntityId TASK = new EntityId(EntityType.TASK, "t-1");
    private static final ParticipantId CLIENT = new ParticipantId("client");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String BASE32_OF_SHA256 = "b" + "a".repeat(58);

    private final RecordCodec messages = RecordCodec.ofMessages(List.of());
    private final List<String> hashes =
            IntStream.range(0, SEGMENTS).mapToObj(FrameTest::hash).toList();
    private final List<Segment> segments = hashes.stream()
            .map(hash -> new Segment(hash, new Cid(BASE32_OF_SHA256)))
            .toList();

    private static String hash(int number) {
        return Sha256.hexOf(Integer.toString(number).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void commands_about_a_thousand_segments_fit_a_frame() {
        List<Allocation> allocation = IntStream.range(0, SEGMENTS)
                .mapToObj(n -> new Allocation(new ParticipantId("miner-" + n), List.of(hashes.get(n))))
                .toList();
        for (Command command : List.of(
                new TaskCommand.OfferSegments(new Cid(BASE32_OF_SHA256), hashes, List.of(), List.of()),
                new TaskCommand.SendSegments(segments),
                new TaskCommand.SegmentsOrdered(hashes, allocation),
                new CommitteeCommand.SubmitRanking(hashes))) {
            Message message = new Message.Outside(CLIENT, TASK, "client:1", NOON, command);
            assertThat(messages.decode(messages.encode(message))).isEqualTo(message);
        }
    }

    @Test
    void an_entry_that_holds_what_it_was_told_and_sends_it_on_can_be_archived() {
        Command sent = new TaskCommand.SendSegments(segments);
        Entry<?> entry = new Entry<>(
                TASK,
                1,
                1,
                NOON,
                new Cause.Told(CLIENT, "client:1", NOON, sent),
                "client:1",
                List.of(),
                Optional.empty(),
                List.of(new Sent(TASK, 1, sent), new Sent(TASK, 2, sent)));
        RecordCodec archive = RecordCodec.ofArchive();
        assertThat(archive.decode(archive.encode(entry))).isEqualTo(entry);
    }

    @Test
    void what_would_be_dropped_unseen_is_refused_aloud() {
        List<Segment> tooMany = IntStream.range(0, 2 * SEGMENTS)
                .mapToObj(n -> new Segment(hash(n), new Cid(BASE32_OF_SHA256)))
                .toList();
        assertThatThrownBy(() -> messages.encode(new TaskCommand.SendSegments(tooMany)))
                .isInstanceOf(UnwritableRecord.class)
                .hasMessageContaining("204800 bytes");
        assertThat(RecordCodec.MAX_MESSAGE_BYTES).isLessThan(256 * 1024);
        assertThat(messages.encode(Samples.of(Listing.class, 1))).hasSizeLessThan(200);
    }
}
