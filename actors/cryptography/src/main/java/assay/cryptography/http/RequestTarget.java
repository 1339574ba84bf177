package assay.cryptography.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * What of a request a signature covers by the names of RFC 9421, section 2.2.
 *
 * @param authority as in the field Host: lower case, with the port unless it is the scheme's own
 * @param path as sent, still encoded; {@code /} for none
 * @param query as sent, with its question mark; the question mark alone for none
 */
public record RequestTarget(String method, String authority, String path, String query) {
    public RequestTarget {
        authority = authority.toLowerCase(Locale.ROOT);
        if (path.isEmpty()) path = "/";
        if (query.isEmpty()) query = "?";
    }

    /** As whoever sends it to {@code uri} knows it. */
    public static RequestTarget of(String method, URI uri) {
        String host = Optional.ofNullable(uri.getHost())
                .orElseThrow(() -> new IllegalArgumentException(uri + ": expected a URI with a host"));
        boolean usual = uri.getPort() == -1 || uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
        String path = Optional.ofNullable(uri.getRawPath()).orElse("/");
        String query =
                Optional.ofNullable(uri.getRawQuery()).map(text -> "?" + text).orElse("?");
        return new RequestTarget(method, usual ? host : host + ":" + uri.getPort(), path, query);
    }

    /** As whoever receives it knows it: the request line's target in origin form, and the field Host. */
    public static RequestTarget received(String method, String host, String target) {
        int question = target.indexOf('?');
        if (question < 0) return new RequestTarget(method, host, target, "?");
        return new RequestTarget(method, host, target.substring(0, question), target.substring(question));
    }

    /** The value of a derived component; empty for one that requests here are never signed by. */
    Optional<String> component(String name) {
        return switch (name) {
            case "@method" -> Optional.of(method);
            case "@authority" -> Optional.of(authority);
            case "@path" -> Optional.of(path);
            case "@query" -> Optional.of(query);
            default -> Optional.empty();
        };
    }
}
