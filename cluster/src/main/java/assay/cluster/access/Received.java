package assay.cluster.access;

import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.RemoteAddress;
import akka.http.javadsl.model.headers.Host;
import akka.http.javadsl.model.headers.RawRequestURI;
import assay.cryptography.http.RequestTarget;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What of a request says who sent it. */
record Received(HttpRequest request) {
    private static final String BEARER = "bearer ";
    private static final int NETWORK_BYTES = 8;

    /** The token it brings, as text; empty when it brings none. */
    Optional<String> bearer() {
        return field("authorization")
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(text -> text.substring(BEARER.length()).strip());
    }

    /** Whether it brings an Authorization of any kind. */
    boolean authorized() {
        return field("authorization").isPresent();
    }

    boolean signed() {
        return field("signature-input").isPresent() || field("signature").isPresent();
    }

    /** A field by its name in lower case; several of one name joined by a comma. */
    Optional<String> field(String name) {
        List<String> values = new ArrayList<>();
        for (HttpHeader header : request.getHeaders()) {
            if (header.lowercaseName().equals(name)) values.add(header.value().strip());
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /** As in the field Host, in lower case. */
    String authority() {
        Optional<Host> host = request.getHeader(Host.class);
        return host.map(found -> found.value().toLowerCase(Locale.ROOT)).orElse("");
    }

    /** What a signature of it covers; empty when somebody tried to pass another target for its own. */
    Optional<RequestTarget> target() {
        List<HttpHeader> raw = new ArrayList<>();
        for (HttpHeader header : request.getHeaders()) {
            if (header.lowercaseName().equals("raw-request-uri")) raw.add(header);
        }
        // The server puts one in; a second is the caller's own.
        if (raw.size() != 1 || !(raw.get(0) instanceof RawRequestURI target)) return Optional.empty();
        return Optional.of(RequestTarget.received(request.method().value(), authority(), target.uri()));
    }

    /** Where it comes from: an IPv4 address, or the first half of an IPv6 one, as all of that is one customer's. */
    String address() {
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress)
                .map(Received::network)
                .orElse("unknown");
    }

    private static String network(InetAddress address) {
        if (!(address instanceof Inet6Address)) return address.getHostAddress();
        return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "/64";
    }
}
