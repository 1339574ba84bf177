package assay.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.board.Board;
import assay.domain.cell.Entry;
import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.money.Credits;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    private static final int SEEDS = 25;
    private static final ClassLoader LOADER = RecordCodecTest.class.getClassLoader();

    private final RecordCodec codec = RecordCodec.ofArchive();

    @Test
    void every_archived_record_is_read_as_it_was_written() {
        int compared = 0;
        for (Types.Registered type : Types.loaded().all()) {
            if (!type.archived() || !type.type().isRecord()) continue;
            for (long seed = 0; seed < SEEDS; seed++) {
                Object sample = Samples.of(type.type(), seed);
                assertThat(codec.decode(codec.encode(sample)))
                        .describedAs("seed %d", seed)
                        .isEqualTo(sample);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(50 * SEEDS);
    }

    @Test
    void a_state_is_read_as_it_was_written_but_never_archived() {
        RecordCodec snapshots = RecordCodec.ofSnapshots();
        Object board = Samples.of(Board.class, 1);
        byte[] bytes = snapshots.encode(board);
        assertThat(snapshots.decode(bytes)).isEqualTo(board);
        assertThatThrownBy(() -> codec.encode(board))
                .isInstanceOf(UnwritableRecord.class)
                .hasMessageContaining("not an archived type");
        assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOf(UnreadableRecord.class);
    }

    @Test
    void no_class_name_is_written() {
        byte[] bytes = codec.encode(Samples.of(Entry.class, 3));
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("assay");
    }

    public record Small(int number) {}

    public record Grown(
            int number,
            String text,
            Optional<String> maybe,
            List<Small> list,
            PersistentMap<EntityId, Long> map,
            Duration timeout,
            Instant time,
            boolean flag) {}

    public record GrownTooFar(int number, EntityType kind) {}

    @Test
    void components_added_at_the_end_of_a_record_are_empty_in_an_old_one() {
        byte[] old = codecOf("1 1 test.Small " + Small.class.getName()).encode(new Small(-5));
        Object now = codecOf(
                        "1 1 test.Small " + Grown.class.getName(),
                        "2 1 entity.EntityType " + EntityType.class.getName() + " TASK")
                .decode(old);
        assertThat(now)
                .isEqualTo(new Grown(
                        -5,
                        "",
                        Optional.empty(),
                        List.of(),
                        PersistentMap.empty(),
                        Duration.ZERO,
                        Instant.EPOCH,
                        false));
    }

    @Test
    void a_component_without_a_default_cannot_be_added() {
        byte[] old = codecOf("1 1 test.Small " + Small.class.getName()).encode(new Small(-5));
        RecordCodec now = codecOf(
                "1 1 test.Small " + GrownTooFar.class.getName(), "2 1 kind " + EntityType.class.getName() + " TASK");
        assertThatThrownBy(() -> now.decode(old))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining("test.Small.kind");
    }

    @Test
    void an_old_program_does_not_misread_a_new_record() {
        byte[] grown = codecOf("1 1 test.Pair " + Pair.class.getName()).encode(new Pair(1, 2));
        assertThatThrownBy(
                        () -> codecOf("1 1 test.Pair " + Small.class.getName()).decode(grown))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining("newer");
    }

    public record Pair(int first, int second) {}

    public record PairOnce(int both) implements Former<Pair> {
        @Override
        public Pair upcast() {
            return new Pair(both / 100, both % 100);
        }
    }

    public record BothOnce(int both) {}

    @Test
    void a_former_shape_is_brought_into_the_present_one() {
        byte[] old = codecOf("1 1 test.Pair " + BothOnce.class.getName()).encode(new BothOnce(1234));
        RecordCodec now = codecOf("1 1 test.Pair " + PairOnce.class.getName(), "1 2 test.Pair " + Pair.class.getName());
        assertThat(now.decode(old)).isEqualTo(new Pair(12, 34));
        assertThat(now.decode(now.encode(new Pair(5, 6)))).isEqualTo(new Pair(5, 6));
    }

    @Test
    void constants_of_an_enum_keep_their_place_whatever_their_order_in_the_source() {
        RecordCodec turned = codecOf(
                "1 1 grown " + GrownTooFar.class.getName(),
                "2 1 kind " + EntityType.class.getName() + " BOARD,MINER,ACCOUNT,PAYOUT,EVALUATION,COMMITTEE,TASK");
        byte[] bytes = turned.encode(new GrownTooFar(0, EntityType.BOARD));
        assertThat(bytes[bytes.length - 1]).isZero();
        assertThat(turned.decode(bytes)).isEqualTo(new GrownTooFar(0, EntityType.BOARD));
    }

    @Test
    void a_type_that_is_not_registered_is_refused_by_name() {
        assertThatThrownBy(() -> codec.encode(new Small(1)))
                .isInstanceOf(UnwritableRecord.class)
                .hasMessageContaining("RecordCodecTest$Small");
    }

    public record Text(String text) {}

    @Test
    void a_record_above_the_limit_is_neither_written_nor_read() {
        RecordCodec texts = codecOf("1 1 text " + Text.class.getName());
        String fits = "x".repeat(RecordCodec.MAX_ENTRY_BYTES - 20);
        assertThat(texts.decode(texts.encode(new Text(fits)))).isEqualTo(new Text(fits));
        assertThatThrownBy(() -> texts.encode(new Text(fits + fits)))
                .isInstanceOf(UnwritableRecord.class)
                .hasMessageContaining("does not fit");
        assertThat(texts.encode(new Text("after"))).hasSizeLessThan(20);
        assertThatThrownBy(() -> texts.decode(new byte[RecordCodec.MAX_ENTRY_BYTES + 1]))
                .isInstanceOf(UnreadableRecord.class);
    }

    public record Nest(List<Nest> inner) {}

    @Test
    void nesting_has_a_limit() {
        RecordCodec nests = codecOf("1 1 nest " + Nest.class.getName());
        Nest nest = new Nest(List.of());
        for (int i = 0; i < Slot.MAX_DEPTH; i++) nest = new Nest(List.of(nest));
        Nest deep = nest;
        assertThatThrownBy(() -> nests.encode(deep)).isInstanceOf(UnwritableRecord.class);
        byte[] bytes = new byte[4 * 100];
        for (int i = 0; i < bytes.length; i++) bytes[i] = 1;
        assertThatThrownBy(() -> nests.decode(bytes))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining("deeper");
    }

    @Test
    void damaged_bytes_are_refused_and_do_nothing_else() {
        SplittableRandom random = new SplittableRandom(7);
        int refused = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = round % 2 == 0 ? noise(random) : damaged(random);
            try {
                codec.decode(bytes);
            } catch (UnreadableRecord expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(2_500);
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(200)];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) random.nextInt(random.nextBoolean() ? 4 : 256);
        return bytes;
    }

    private byte[] damaged(SplittableRandom random) {
        byte[] bytes = codec.encode(Samples.of(Entry.class, random.nextInt(50)));
        for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 10)) : bytes;
    }

    @Test
    void many_threads_may_use_one_codec() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> jobs = IntStream.range(0, 200)
                    .<Callable<Boolean>>mapToObj(seed -> () -> {
                        Object sample = Samples.of(Entry.class, seed);
                        return codec.decode(codec.encode(sample)).equals(sample);
                    })
                    .toList();
            for (Future<Boolean> job : threads.invokeAll(jobs))
                assertThat(job.get()).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void money_takes_few_bytes() {
        assertThat(codec.encode(Credits.of(12))).hasSizeLessThan(10);
    }

    private static RecordCodec codecOf(String... lines) {
        return RecordCodec.ofArchive(
                Types.of(Arrays.asList(concat(lines, "9 1 entity.EntityId " + EntityId.class.getName())), LOADER));
    }

    private static String[] concat(String[] lines, String last) {
        String[] all = Arrays.copyOf(lines, lines.length + 1);
        all[lines.length] = last;
        return all;
    }
}
