package assay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.SerializerWithStringManifest;
import assay.domain.board.Board;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.Outcome;
import assay.journal.codec.Samples;
import com.typesafe.config.ConfigFactory;
import java.io.NotSerializableException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AssaySerializerTest {
    private static final ActorTestKit KIT = ActorTestKit.create(
            ConfigFactory.parseString("akka.persistence.journal { plugin = \"\", auto-start-journals = [] }\n"
                            + "akka.persistence.snapshot-store { plugin = \"\", auto-start-snapshot-stores = [] }")
                    .withFallback(ConfigFactory.parseResources("assay-journal.conf"))
                    .withFallback(ConfigFactory.load())
                    .resolve());

    private final Serialization serialization = SerializationExtension.get(KIT.system());

    /** A message as the runtime has them. */
    public record Question(Message message, ActorRef<Outcome> replyTo) {}

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void entries_messages_and_states_go_through_our_serializer_each_with_its_manifest() {
        Entry<?> entry = (Entry<?>) Samples.of(Entry.class, 1);
        assertRoundTrip(entry, "entry@" + entry.epoch());
        assertRoundTrip(Samples.of(Message.Request.class, 1), "message");
        assertRoundTrip(Samples.of(Board.class, 1), "snapshot");
    }

    @Test
    void a_reference_to_an_actor_arrives_as_the_same_reference() {
        TestProbe<Outcome> probe = KIT.createTestProbe();
        Question question = new Question((Message) Samples.of(Message.Tick.class, 1), probe.ref());
        assertRoundTrip(question, "message");
        SerializerWithStringManifest serializer = serializer();
        Question read = (Question) read(serializer, question);
        read.replyTo().tell(Outcome.DONE);
        probe.expectMessage(Outcome.DONE);
    }

    @Test
    void an_entry_is_read_under_its_epoch_and_under_the_manifest_without_one() throws Exception {
        SerializerWithStringManifest serializer = serializer();
        Object entry = Samples.of(Entry.class, 1);
        byte[] bytes = serializer.toBinary(entry);
        assertThat(serializer.fromBinary(bytes, "entry")).isEqualTo(entry);
        assertThat(serializer.fromBinary(bytes, "entry@17")).isEqualTo(entry);
        assertThat(AssaySerializer.epoch("entry@17")).hasValue(17);
        for (String none : List.of("entry", "message@3", "entry@", "entry@x", "PersistentRepr")) {
            assertThat(AssaySerializer.epoch(none)).as(none).isEmpty();
        }
    }

    @Test
    void what_cannot_be_read_is_reported_the_way_akka_expects() {
        SerializerWithStringManifest serializer = serializer();
        assertThatThrownBy(() -> serializer.fromBinary(new byte[] {99}, "entry"))
                .isInstanceOf(NotSerializableException.class);
        assertThatThrownBy(() -> serializer.fromBinary(new byte[0], "something else"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("something else");
    }

    record Unknown(int number) {}

    @Test
    void a_record_that_is_not_registered_is_refused_by_name() {
        assertThatThrownBy(() -> serialization.serialize(new Unknown(1)).get()).hasMessageContaining("Unknown");
    }

    private SerializerWithStringManifest serializer() {
        return (SerializerWithStringManifest) serialization.findSerializerFor(Samples.of(Entry.class, 1));
    }

    private Object read(SerializerWithStringManifest serializer, Object value) {
        byte[] bytes = serialization.serialize(value).get();
        return serialization
                .deserialize(bytes, serializer.identifier(), serializer.manifest(value))
                .get();
    }

    private void assertRoundTrip(Object value, String manifest) {
        SerializerWithStringManifest serializer = (SerializerWithStringManifest) serialization.findSerializerFor(value);
        assertThat(serializer).isInstanceOf(AssaySerializer.class);
        assertThat(serializer.manifest(value)).isEqualTo(manifest);
        assertThat(read(serializer, value)).isEqualTo(value);
    }
}
