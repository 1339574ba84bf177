package assay.domain.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.task.SpecViolation;
import assay.domain.task.TaskKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
    private static final Brief PLAIN = brief(false, false, "cat", "dog");
    private static final Brief PLACED = brief(true, false, "cat", "dog");
    private static final Brief JSON = brief(true, true, "cat", "dog");

    private static Brief brief(boolean coordinates, boolean json, String... labels) {
        return new Brief(
                "Which animal?",
                Optional.of(Media.IMAGE),
                List.of("ipfs://a", "ipfs://b"),
                Optional.of(StorageKind.IPFS),
                "",
                List.of(),
                List.of(labels),
                coordinates,
                json);
    }

    private static List<String> wrong(Brief brief, String text) {
        return Annotations.read(brief, text).wrong().stream()
                .map(SpecViolation::toString)
                .toList();
    }

    private static List<String> wrong(TaskKind kind, Delivery delivery) {
        return DeliveryCheck.violations(kind, PLAIN, delivery).stream()
                .map(SpecViolation::toString)
                .toList();
    }

    @Test
    void what_is_written_is_read_as_the_same() {
        List<Annotations.Label> labels = List.of(
                new Annotations.Label(1, "dog", List.of(List.of(3, 4), List.of(1, 2, 30, 40))),
                new Annotations.Label(2, "cat", List.of(List.of(0, 0))));
        for (Brief brief : List.of(PLACED, JSON)) {
            Annotations read = Annotations.read(brief, Annotations.write(brief, labels));
            assertThat(read.wrong()).isEmpty();
            assertThat(read.labels()).isEqualTo(labels);
        }
        assertThat(Annotations.read(PLAIN, "2: cat\n\n 1 : dog \n").labels())
                .containsExactly(
                        new Annotations.Label(2, "cat", List.of()), new Annotations.Label(1, "dog", List.of()));
    }

    @Test
    void everything_wrong_with_lines_is_said_at_once() {
        assertThat(wrong(PLACED, "1: cow @ 1,2\n1: cat @ 3,4\nbla\n7: cat @ 1,1\n"))
                .containsExactly(
                        "result.1.label is \"cow\", expected one of cat, dog",
                        "result.1 is said twice, expected each file once",
                        "result is \"bla\", expected lines as 3: LABEL @ 10,20",
                        "result.7 is said, expected a file from 1 to 2",
                        "result is nothing about files [2], expected a label for each file");
        assertThat(wrong(PLACED, "1: cat\n2: dog @ 1,x"))
                .containsExactly(
                        "result.1.places is 0 places, expected 1 to 100 places",
                        "result.2.places is \"1,x\", expected x,y or x,y,width,height in whole numbers",
                        "result.2.places is 0 places, expected 1 to 100 places");
    }

    @Test
    void json_must_be_json_and_say_what_was_asked_for() {
        assertThat(wrong(
                        JSON,
                        "{\"1\": {\"label\": \"cat\", \"places\": [[1, 2]]}, \"2\": {\"label\": \"dog\", "
                                + "\"places\": [[1, 2, 3, 4]], \"sure\": 0.9}}"))
                .isEmpty();
        assertThat(wrong(JSON, "{\"1\": }"))
                .containsExactly("result is no JSON, expected JSON; at character 7: expected a value");
        assertThat(wrong(JSON, "[]"))
                .containsExactly("result is another value, expected an object with a member for each file");
        assertThat(wrong(JSON, "{\"1\": 5, \"x\": {}, \"2\": {\"label\": \"dog\", \"places\": [[1.5, 2]]}}"))
                .containsExactly(
                        "result.1 is no label, expected an object with \"label\", a string",
                        "result is \"x\", expected the numbers of the files as names, from 1",
                        "result.2.places is something else, expected a list of places, each two or four whole numbers",
                        "result.2.places is 0 places, expected 1 to 100 places");
    }

    /** The corner cases of RFC 8259 that readers get wrong, after N. Seriot's list "Parsing JSON is a minefield". */
    @Test
    void the_reader_of_json_is_strict() throws Json.NotJson {
        for (String sound : List.of(
                "{}", " [ ] ", "\"\\u00e9\\n\"", "-0", "1.5e+3", "[true,false,null]", "{\"a\":{\"b\":[1]}}", "0e1")) {
            assertThat(Json.read(sound)).isNotNull();
        }
        for (String unsound : List.of(
                "",
                "[1,]",
                "{\"a\":1,}",
                "01",
                "+1",
                "1.",
                ".5",
                "NaN",
                "'a'",
                "\"\t\"",
                "[1] 2",
                "{\"a\":1,\"a\":2}",
                "\"\\x\"",
                "\"\\u12g4\"",
                "tru",
                "{a:1}",
                "[1",
                "\"",
                "1e99999999999",
                "[".repeat(40) + "]".repeat(40))) {
            assertThatThrownBy(() -> Json.read(unsound), unsound).isInstanceOf(Json.NotJson.class);
        }
    }

    @Test
    void a_result_is_a_text_or_an_address_with_its_storage() {
        assertThat(wrong(TaskKind.ANNOTATION, Delivery.text("1: cat\n2: cat"))).isEmpty();
        assertThat(wrong(TaskKind.ANNOTATION, Delivery.at(StorageKind.S3, "s3://bucket/labels.json")))
                .isEmpty();
        assertThat(wrong(TaskKind.ENGINEERING, Delivery.at(StorageKind.CONTENT, "bafkreib")))
                .isEmpty();
        assertThat(wrong(TaskKind.ANNOTATION, Delivery.text("")))
                .containsExactly("result is nothing, expected a text, or an address with its storage");
        assertThat(wrong(TaskKind.ANNOTATION, new Delivery("", Optional.empty(), "ipfs://a", "")))
                .containsExactly("storage is missing, expected where the address is");
        assertThat(wrong(TaskKind.ENGINEERING, Delivery.text("1: cat\n2: cat")))
                .containsExactly("result is a text, expected the address of the model, with its storage");
        assertThat(wrong(TaskKind.ANNOTATION, Delivery.text("1: cat\n2: cat\n" + "\n".repeat(2048))))
                .containsExactly(
                        "result is 2062 bytes, expected at most 2048 bytes: hand in a longer result by its address");
    }

    @Test
    void an_address_that_opens_something_by_itself_is_refused_and_not_repeated() {
        for (String telling : List.of(
                "https://user:hunter2@example.org/a",
                "https://user@example.org/a",
                "https://example.org/a?token=hunter2",
                "https://example.org/a?b=1&X-Amz-Signature=hunter2",
                "https://example.org/a?sv=2020&sig=hunter2",
                "https://example.org/a#access_token=hunter2",
                "https://example.org/a?AWSAccessKeyId=hunter2")) {
            assertThat(wrong(TaskKind.ANNOTATION, Delivery.at(StorageKind.HTTPS, telling)))
                    .as(telling)
                    .hasSize(1)
                    .allMatch(message -> message.startsWith("address is something that carries credentials"))
                    .noneMatch(message -> message.contains("hunter2"));
        }
        assertThat(wrong(TaskKind.ANNOTATION, Delivery.at(StorageKind.HTTPS, "https://example.org/a?page=2&keyword=x")))
                .isEmpty();
        Delivery secret = new Delivery("", Optional.of(StorageKind.IPFS), "ipfs://a", "hunter2");
        assertThat(wrong(TaskKind.ANNOTATION, secret)).hasSize(1).noneMatch(message -> message.contains("hunter2"));
        assertThat(wrong(
                        TaskKind.ANNOTATION,
                        new Delivery("", Optional.of(StorageKind.IPFS), "ipfs://a", "secret:labels")))
                .isEmpty();
    }
}
