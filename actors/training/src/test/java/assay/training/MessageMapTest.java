package assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.training.JobFailed;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MessageMapTest {
    private static final float TAU = 0.12f;

    @Test
    void a_word_has_the_sign_in_its_highest_bit_and_the_place_in_the_other_31() throws Exception {
        Residual residual = new Residual(new float[5], TAU);
        MessageMap map = residual.take(new float[] {0.13f, 0.12f, -0.5f, 0, -0.12f}, 100);

        // Little-endian: +τ at place 0, −τ at place 2. What is just τ is not beyond it.
        assertThat(map.encode()).containsExactly(0, 0, 0, 0x80, 2, 0, 0, 0);
        assertThat(MessageMap.decode("m", map.encode(), 5).encode()).isEqualTo(map.encode());
        assertThat(map.ups()).isEqualTo(1);
    }

    /** N. Strom 2015: however large a residual is, one message takes τ off it once. */
    @Test
    void tau_is_taken_off_once_and_the_rest_waits() {
        Residual residual = new Residual(new float[1], 0.25f);
        assertThat(residual.take(new float[] {0.875f}, 100).size()).isEqualTo(1);
        assertThat(residual.values()).containsExactly(0.625f);
        assertThat(residual.take(new float[] {0}, 100).size()).isEqualTo(1);
        assertThat(residual.take(new float[] {0}, 100).size()).isEqualTo(1);
        assertThat(residual.values()).containsExactly(0.125f);
        assertThat(residual.take(new float[] {0}, 100).size()).isZero();
    }

    /** Project PAI's worker adds gradients summed over the batch: τ 12 at a batch of 100. We add their mean: τ 0.12. */
    @Test
    void tau_of_twelve_on_sums_over_a_hundred_makes_the_same_maps_as_ours_on_means() {
        SplitMix64 random = SplitMix64.of(5, "gradients");
        Residual sums = new Residual(new float[2_000], 12);
        Residual means = new Residual(new float[2_000], TAU);
        int words = 0;
        for (int iteration = 0; iteration < 20; iteration++) {
            float[] sum = new float[2_000];
            float[] mean = new float[2_000];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = (float) (10 * random.nextGaussian());
                mean[i] = sum[i] / 100;
            }
            MessageMap ours = means.take(mean, 2_000);
            assertThat(ours.encode()).isEqualTo(sums.take(sum, 2_000).encode());
            words += ours.size();
        }
        assertThat(words).isBetween(10_000, 30_000);
    }

    /** Nothing is lost: what was sent and what is left are what was found. Powers of two, so that sums are exact. */
    @Test
    void what_was_sent_and_what_is_left_add_up_to_the_gradients() {
        SplitMix64 random = SplitMix64.of(9, "gradients");
        Residual residual = new Residual(new float[50], 0.5f);
        float[] found = new float[50];
        float[] sent = new float[50];
        for (int iteration = 0; iteration < 200; iteration++) {
            float[] gradient = new float[50];
            for (int i = 0; i < 50; i++) {
                gradient[i] = (random.nextInt(17) - 8) / 8f;
                found[i] += gradient[i];
            }
            MessageMap map = residual.take(gradient, 10);
            assertThat(map.size()).isLessThanOrEqualTo(10);
            for (int i = 0; i < map.size(); i++) sent[map.place(i)] += map.sign(i) * 0.5f;
        }
        for (int i = 0; i < 50; i++) assertThat(sent[i] + residual.values()[i]).isEqualTo(found[i]);
    }

    @Test
    void of_too_many_words_those_with_the_greatest_residuals_go_first() {
        Residual residual = new Residual(new float[6], 0.125f);
        MessageMap map = residual.take(new float[] {0.25f, -0.5f, 0.25f, 0.75f, 0.25f, 0}, 3);
        assertThat(List.of(map.place(0), map.place(1), map.place(2))).containsExactly(0, 1, 3);
        assertThat(residual.values()).containsExactly(0.125f, -0.375f, 0.25f, 0.625f, 0.25f, 0);
    }

    @Test
    void overdrive_counts_entries_further_than_tau_from_what_is_sent() {
        float[] gradient = {0.5f, 0.25f, -0.75f, 0.125f};
        MessageMap map = new Residual(new float[4], 0.25f).take(gradient, 10);
        // Left over: 0.25, 0.25, −0.5, 0.125; only the third is further off than τ.
        assertThat(Residual.overdrive(gradient, map, 0.25f)).isEqualTo(1);
    }

    @Test
    void what_31_bits_cannot_name_is_refused() {
        assertThatThrownBy(() -> MessageMap.require((1L << 31) + 1))
                .isInstanceOf(JobFailed.class)
                .hasMessageContaining("at most 2147483648 parameters, found 2147483649");
        assertThatCode(() -> MessageMap.require(1L << 31)).doesNotThrowAnyException();
    }

    @Test
    void a_map_that_names_a_place_twice_or_out_of_order_or_none_is_refused() {
        refused(words(3, 3), "place 3 twice");
        refused(words(3, 3 | MessageMap.PLUS), "place 3 twice");
        refused(words(3, 2), "place 2 after 3");
        refused(words(9, 10), "names place 10 of 10");
        refused(new byte[7], "multiple of 4 bytes, found 7");
    }

    private static void refused(byte[] bytes, String because) {
        assertThatThrownBy(() -> MessageMap.decode("m", bytes, 10))
                .isInstanceOf(JobFailed.class)
                .hasMessageContaining(because);
    }

    private static byte[] words(int... words) {
        return MessageMap.of(words).encode();
    }

    /** Whatever the decoder takes, it writes again to the bit; whatever else comes is refused, and nothing worse. */
    @Test
    void bytes_damaged_in_any_way_are_refused_or_mean_what_they_say() throws Exception {
        SplitMix64 random = SplitMix64.of(20, "damage");
        int taken = 0;
        for (int trial = 0; trial < 20_000; trial++) {
            int parameters = 1 + random.nextInt(40);
            byte[] sound = new MessageMaps(List.of(drawn(random, parameters), drawn(random, parameters))).encode();
            assertThat(MessageMaps.decode("m", sound, parameters).encode()).isEqualTo(sound);
            byte[] damaged = damaged(random, sound);
            try {
                MessageMaps read = MessageMaps.decode("m", damaged, parameters);
                assertThat(read.encode()).isEqualTo(damaged);
                for (MessageMap map : read.maps()) {
                    for (int i = 0; i < map.size(); i++)
                        assertThat(map.place(i)).isBetween(0, parameters - 1);
                }
                taken++;
            } catch (JobFailed e) {
                assertThat(e.fault()).isEqualTo(JobFailed.Fault.BAD_INPUT);
            }
        }
        // A turned sign, or another place in order, is a sound map; most damage is not.
        assertThat(taken).isBetween(100, 1_000);
    }

    private static MessageMap drawn(SplitMix64 random, int parameters) {
        TreeMap<Integer, Integer> words = new TreeMap<>();
        int count = random.nextInt(parameters + 1);
        for (int i = 0; i < count; i++) {
            int place = random.nextInt(parameters);
            words.put(place, random.nextInt(2) == 0 ? place : place | MessageMap.PLUS);
        }
        return MessageMap.of(words.values().stream().mapToInt(Integer::intValue).toArray());
    }

    private static byte[] damaged(SplitMix64 random, byte[] sound) {
        byte[] bytes = sound.clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(9));
            default -> bytes[random.nextInt(bytes.length)] = (byte) random.nextLong();
        }
        return bytes;
    }
}
