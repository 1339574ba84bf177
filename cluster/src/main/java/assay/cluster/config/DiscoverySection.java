package assay.cluster.config;

import assay.cluster.config.Discovery.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how a node finds its cluster. */
final class DiscoverySection {
    private static final int MOST_NODES = 1_000;
    private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9._-]{0,252}[A-Za-z0-9])?";

    private DiscoverySection() {}

    static Discovery discovery(Section section) {
        Method method = section.choice("method", Method.SEEDS, Method.class);
        only(section, method, "service", Method.DNS, Method.KUBERNETES);
        only(section, method, "contact-points", Method.CONFIG);
        only(section, method, "required", Method.CONFIG, Method.DNS, Method.KUBERNETES);
        only(section, method, "begin-cluster", Method.CONFIG, Method.DNS, Method.KUBERNETES);
        only(section, method, "port-name", Method.DNS, Method.KUBERNETES);
        only(section, method, "namespace", Method.KUBERNETES);
        only(section, method, "selector", Method.KUBERNETES);
        List<String> points = section.list(
                "contact-points", NetworkSection.ADDRESS, text -> NetworkSection.hostAndPort(text) ? text : null);
        if (method == Method.CONFIG && points.isEmpty()) {
            section.missing("contact-points", "a list of " + NetworkSection.ADDRESS);
        }
        String fallback = method == Method.DNS ? null : "assay";
        String service =
                section.text("service", fallback, "a name, such as assay.example.org", text -> text.matches(NAME));
        int most = method == Method.CONFIG && !points.isEmpty() ? points.size() : MOST_NODES;
        return new Discovery(
                method,
                service,
                points,
                section.integer("required", Math.min(2, most), 1, most),
                section.flag("begin-cluster", true),
                section.duration("patience", Duration.ofMinutes(2), Duration.ofSeconds(1), Duration.ofHours(1)),
                name(section, "port-name"),
                name(section, "namespace"),
                section.text("selector", "app=%s", "a label selector, such as app=%s", text -> !text.isBlank()));
    }

    private static Optional<String> name(Section section, String key) {
        if (!section.has(key)) return Optional.empty();
        return Optional.of(section.text(key, "", "a name", text -> text.matches(NAME)));
    }

    private static void only(Section section, Method method, String key, Method... those) {
        if (!section.has(key) || List.of(those).contains(method)) return;
        String methods =
                String.join(" or ", List.of(those).stream().map(Reading::words).toList());
        section.contradiction(
                key, "the method " + methods + ", which alone uses it", "method " + Reading.words(method));
    }
}
