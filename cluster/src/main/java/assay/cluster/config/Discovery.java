package assay.cluster.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a node finds its cluster.
 *
 * @param service what the others are found under: a name in DNS, or a word for the label selector
 * @param contactPoints {@code host:port} of health endpoints, where they are listed
 * @param required how many nodes have to be found before they begin a cluster
 * @param mayBegin whether a node that finds no cluster may begin one together with those it finds
 * @param patience how long to look for a cluster before the node gives up
 * @param portName the name of the health endpoint's port; with it DNS is asked for services, without it for addresses
 * @param namespace of the pods; empty for the node's own
 * @param selector of the pods; {@code %s} stands for the service
 */
public record Discovery(
        Method method,
        String service,
        List<String> contactPoints,
        int required,
        boolean mayBegin,
        Duration patience,
        Optional<String> portName,
        Optional<String> namespace,
        String selector) {
    /** Who says where the others are. */
    public enum Method {
        /** The list {@code network.seeds}. */
        SEEDS,
        /** The list {@code discovery.contact-points}. */
        CONFIG,
        /** The domain name system. */
        DNS,
        /** The interface of the Kubernetes that the node runs in. */
        KUBERNETES
    }

    public Discovery {
        contactPoints = List.copyOf(contactPoints);
    }

    /** Whether nodes ask one another's health endpoints who begins. */
    public boolean bootstraps() {
        return method != Method.SEEDS;
    }
}
