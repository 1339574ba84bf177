package assay.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cell.Message;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** What is posted as a command is read as one, or refused with the place of the mistake. */
class CommandBodyFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RecordJson records = new RecordJson();

    static Stream<String> commands() {
        RecordJson records = new RecordJson();
        return LongStream.range(0, 40)
                .mapToObj(seed -> records.toObject((Record) Samples.of(Message.Outside.class, seed))
                        .toString());
    }

    @MethodSource("commands")
    @FuzzTest(maxDuration = "6s")
    void aBodyIsACommandOrRefused(@Nullable String body) {
        if (body == null) return;
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            return;
        }
        Message.Outside command;
        try {
            command = records.fromObject(tree, Message.Outside.class);
        } catch (UnreadableRecord refused) {
            assertThat(refused).hasMessageContaining(" ");
            return;
        }
        assertThat(records.fromObject(records.toObject(command), Message.Outside.class))
                .isEqualTo(command);
    }
}
