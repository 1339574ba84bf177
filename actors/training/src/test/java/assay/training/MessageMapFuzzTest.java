package assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.training.JobFailed;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/** Whatever a miner hands in as a message map is read as one, or refused as one. */
class MessageMapFuzzTest {
    @FuzzTest(maxDuration = "6s")
    void bytesAreAMapOrRefused(byte[] bytes) {
        if (bytes.length < Integer.BYTES) return;
        // The size of the network is part of the input: a map that fits one network may not fit another.
        long parameters = 1 + Byte.toUnsignedLong(bytes[0]) * Byte.toUnsignedLong(bytes[1]);
        byte[] words = Arrays.copyOfRange(bytes, 2, bytes.length);
        MessageMap map;
        try {
            map = MessageMap.decode("fuzzed", words, parameters);
        } catch (JobFailed refused) {
            assertThat(refused.fault()).isEqualTo(JobFailed.Fault.BAD_INPUT);
            return;
        }
        assertThat(map.encode()).isEqualTo(words);
        for (int i = 0; i < map.size(); i++) {
            assertThat((long) map.place(i)).isLessThan(parameters);
            if (i > 0) assertThat(map.place(i)).isGreaterThan(map.place(i - 1));
        }
    }
}
