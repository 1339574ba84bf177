package assay.cryptography.http;

import assay.cryptography.http.BadSignature.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a signature covers and how it was made: one member of the field Signature-Input (RFC 9421, section 4.1).
 *
 * @param label of the member; the one of the field Signature has the same
 * @param components names, in the order in which they are signed
 * @param parameters by name, in their order: whole numbers as {@link Long}, all others as {@link String}
 */
record SignatureInput(String label, List<String> components, Map<String, Object> parameters) {
    /** More is no signature of ours; reading ends there. */
    static final int MOST_CHARACTERS = 1_024;

    SignatureInput {
        components = List.copyOf(components);
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Reads the field; only one with a single member, whose components have no parameters, is understood. */
    static SignatureInput parse(String field) throws BadSignature {
        if (field.length() > MOST_CHARACTERS) {
            throw malformed("expected at most " + MOST_CHARACTERS + " characters, found " + field.length());
        }
        StructuredText text = new StructuredText("Signature-Input", field);
        String label = text.key();
        text.expect('=');
        text.expect('(');
        List<String> components = new ArrayList<>();
        while (!text.skip(')')) {
            if (!components.isEmpty()) text.expect(' ');
            String component = text.string();
            if (components.contains(component)) throw malformed("\"" + component + "\" stands there twice");
            components.add(component);
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        while (text.skip(';')) {
            String name = text.key();
            text.expect('=');
            if (parameters.put(name, text.stringOrInteger()) != null) throw malformed(name + " stands there twice");
        }
        text.end();
        return new SignatureInput(label, components, parameters);
    }

    private static BadSignature malformed(String what) {
        return new BadSignature(Reason.MALFORMED, "Signature-Input: " + what);
    }

    Optional<String> text(String parameter) {
        return parameters.get(parameter) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    Optional<Long> number(String parameter) {
        return parameters.get(parameter) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    /** The value of {@code @signature-params}, and of the field's member. */
    String params() {
        StringBuilder text = new StringBuilder("(");
        for (String component : components) {
            if (text.length() > 1) text.append(' ');
            text.append(StructuredText.quoted(component));
        }
        text.append(')');
        parameters.forEach((name, value) -> text.append(';')
                .append(name)
                .append('=')
                .append(value instanceof Long number ? Long.toString(number) : StructuredText.quoted((String) value)));
        return text.toString();
    }

    /**
     * What is signed (RFC 9421, section 2.5).
     *
     * @param values of components by name; empty for one that the request does not have
     */
    String base(Function<String, Optional<String>> values) throws BadSignature {
        StringBuilder base = new StringBuilder();
        for (String component : components) {
            String value = values.apply(component)
                    .orElseThrow(() -> new BadSignature(
                            Reason.MALFORMED, "the signature covers \"" + component + "\", which is not there"));
            if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
                throw new BadSignature(Reason.MALFORMED, "\"" + component + "\" has a line break");
            }
            base.append(StructuredText.quoted(component))
                    .append(": ")
                    .append(value)
                    .append('\n');
        }
        return base.append("\"@signature-params\": ").append(params()).toString();
    }
}
