package assay.cli.live;

import assay.cli.ExitCode;
import assay.cli.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a cluster answers, and where the tokens for it are.
 *
 * @param endpoints for example {@code http://127.0.0.1:8551}
 * @param folder the data directory of a cluster of this machine; otherwise one that is that endpoint's own
 */
public record Reach(List<String> endpoints, Path folder) {
    private static final String ELSEWHERE = "elsewhere";

    public Reach {
        endpoints = List.copyOf(endpoints);
    }

    /**
     * The cluster at {@code named}, otherwise the one on {@code data}, otherwise the one started last. What is in a data
     * directory opens the cluster on it and is shown to no other, unless whoever asks names both.
     */
    public static Reach of(@Nullable Path data, List<String> named) {
        Path folder = DataFolder.of(data);
        if (named.isEmpty()) return new Reach(ClusterFile.require(folder).endpoints(), folder);
        List<String> endpoints = new ArrayList<>();
        for (String each : named) endpoints.add(checked(each));
        if (data != null || isOf(folder, endpoints)) return new Reach(endpoints, folder);
        return new Reach(endpoints, own(endpoints.get(0)));
    }

    private static boolean isOf(Path folder, List<String> endpoints) {
        Optional<ClusterFile> cluster = ClusterFile.read(folder);
        return cluster.isPresent() && cluster.get().endpoints().containsAll(endpoints);
    }

    private static Path own(String endpoint) {
        return DataFolder.usual()
                .resolveSibling(ELSEWHERE)
                .resolve(URI.create(endpoint).getRawAuthority().replaceAll("[^A-Za-z0-9.-]", "-"));
    }

    private static String checked(String endpoint) {
        try {
            URI uri = new URI(endpoint.strip());
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            boolean bare = (uri.getRawPath() == null || uri.getRawPath().matches("/?"))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if (List.of("http", "https").contains(scheme) && uri.getHost() != null && bare) {
                return scheme + "://" + uri.getRawAuthority();
            }
        } catch (URISyntaxException e) {
            throw bad(endpoint).because(e);
        }
        throw bad(endpoint);
    }

    private static Failure bad(String endpoint) {
        return Failure.of(
                ExitCode.ARGUMENTS,
                "bad-arguments",
                "--endpoint " + endpoint + ": expected http://HOST:PORT or https://HOST:PORT",
                "name where a node with the role api answers, without a path");
    }
}
