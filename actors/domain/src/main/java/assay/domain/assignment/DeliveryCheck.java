package assay.domain.assignment;

import assay.domain.task.SpecViolation;
import assay.domain.task.TaskKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a result may be, held against what was asked for: everything that is wrong at once. */
public final class DeliveryCheck {
    /** The longest result that stands for itself, in bytes (DecentralML); a longer one is handed in by its address. */
    public static final int MAX_RESULT_BYTES = 2048;

    private DeliveryCheck() {}

    /** Everything that is wrong with {@code delivery} as a result of a task of this kind. */
    public static List<SpecViolation> violations(TaskKind kind, Brief brief, Delivery delivery) {
        List<SpecViolation> wrong = new ArrayList<>(Addresses.secret("secret", delivery.secret()));
        boolean text = !delivery.text().isEmpty();
        boolean address = !delivery.address().isEmpty();
        if (text == address) {
            String found = text ? "a text and an address" : "nothing";
            wrong.add(new SpecViolation("result", found, "a text, or an address with its storage"));
        }
        if (address) {
            if (delivery.storage().isEmpty())
                wrong.add(new SpecViolation("storage", "missing", "where the address is"));
            Addresses.wrong("address", delivery.address(), delivery.storage()).ifPresent(wrong::add);
        } else if (delivery.storage().isPresent() || !delivery.secret().isEmpty()) {
            wrong.add(new SpecViolation("address", "missing", "an address, since its storage or secret is named"));
        }
        if (text) wrong.addAll(text(kind, brief, delivery.text()));
        return List.copyOf(wrong);
    }

    private static List<SpecViolation> text(TaskKind kind, Brief brief, String text) {
        // A model is not a text; and a signed address must not come in as one.
        if (kind == TaskKind.ENGINEERING) {
            return List.of(new SpecViolation("result", "a text", "the address of the model, with its storage"));
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_RESULT_BYTES) {
            String expected = "at most " + MAX_RESULT_BYTES + " bytes: hand in a longer result by its address";
            return List.of(new SpecViolation("result", bytes + " bytes", expected));
        }
        return Annotations.read(brief, text).wrong();
    }
}
