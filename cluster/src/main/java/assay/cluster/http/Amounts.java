package assay.cluster.http;

import assay.domain.money.Credits;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Money in answers: credits as a decimal text for people, and 10⁻⁶ credits as a number for programs. */
final class Amounts {
    private static final String MICROS = "Micros";

    private Amounts() {}

    static ObjectNode put(ObjectNode node, String field, Credits amount) {
        return put(node, field, amount.micros());
    }

    static ObjectNode put(ObjectNode node, String field, long micros) {
        node.put(field, text(micros));
        node.put(field + MICROS, micros);
        return node;
    }

    /** For example {@code 12.5}. */
    static String text(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    /** An amount in a body: a decimal text or a number, more than nothing. */
    static Credits read(String text) {
        try {
            Credits amount = Credits.parse(text);
            if (!amount.isZero()) return amount;
        } catch (ArithmeticException | IllegalArgumentException e) {
            // Said below, as an amount of nothing is.
        }
        throw new NotAnswered(Problem.unprocessable(
                        "bad-amount",
                        "amount: found " + text + ", expected credits with at most six decimals, such as \"12.5\"",
                        "correct the amount")
                .found(text, "credits with at most six decimals, more than 0"));
    }
}
