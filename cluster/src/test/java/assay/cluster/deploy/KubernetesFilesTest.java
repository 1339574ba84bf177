package assay.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.cluster.config.Discovery;
import assay.cluster.config.NodeConfig;
import assay.cluster.config.ShippedConfig;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifests: what they say of one another, and of the node, is true; they were never applied here. */
class KubernetesFilesTest {
    private static final String FOLDER = "ops/kubernetes/";

    private final Map<String, JsonNode> objects = new TreeMap<>();
    private final JsonNode kustomization;
    private final JsonNode set;
    private final JsonNode pod;
    private final JsonNode container;

    KubernetesFilesTest() throws Exception {
        kustomization = Shipped.documents(FOLDER + "kustomization.yaml").get(0);
        for (String file : Shipped.texts(kustomization.required("resources"))) {
            for (JsonNode object : Shipped.documents(FOLDER + file)) {
                assertThat(object.required("apiVersion").asText()).isNotBlank();
                String name = object.required("kind").asText() + "/"
                        + object.required("metadata").required("name").asText();
                assertThat(objects.put(name, object)).as(name).isNull();
            }
        }
        set = object("StatefulSet/assay").required("spec");
        pod = set.required("template").required("spec");
        container = pod.required("containers").get(0);
    }

    private JsonNode object(String name) {
        JsonNode found = objects.get(name);
        assertThat(found).as("%s among %s", name, objects.keySet()).isNotNull();
        if (found == null) throw new AssertionError(name);
        return found;
    }

    private NodeConfig config(Path secrets) throws Exception {
        return ShippedConfig.read(Shipped.file(FOLDER + "node.conf"), secrets, "10.0.0.7");
    }

    private Map<String, Integer> ports() {
        Map<String, Integer> ports = new TreeMap<>();
        for (JsonNode port : container.required("ports")) {
            ports.put(
                    port.required("name").asText(),
                    port.required("containerPort").asInt());
        }
        return ports;
    }

    @Test
    void aNodeTakesItsConfiguration(@TempDir Path secrets) throws Exception {
        NodeConfig config = config(secrets);

        assertThat(ports())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "cluster", config.network().port(),
                        "https", config.network().httpPort(),
                        "management", config.network().managementPort().orElseThrow()));
        assertThat(config.network().managementPort()).isEqualTo(OptionalInt.of(Shipped.MANAGEMENT_PORT));
        JsonNode hostname = container.required("env").get(0);
        assertThat(hostname.required("name").asText()).isEqualTo("ASSAY_NODE_NETWORK_HOSTNAME");
        assertThat(hostname.at("/valueFrom/fieldRef/fieldPath").asText()).isEqualTo("status.podIP");
    }

    @Test
    void nodesFindOneAnother(@TempDir Path secrets) throws Exception {
        Discovery discovery = config(secrets).discovery();

        assertThat(discovery.method()).isEqualTo(Discovery.Method.KUBERNETES);
        assertThat(discovery.portName()).contains("management");
        assertThat(discovery.required())
                .isLessThanOrEqualTo(set.required("replicas").asInt());
        assertThat(discovery.selector()).isEqualTo("app=%s");
        assertThat(set.at("/template/metadata/labels/app").asText()).isEqualTo(discovery.service());
        // One that waits for the other before the other is started would wait for ever.
        assertThat(set.required("podManagementPolicy").asText()).isEqualTo("Parallel");
        JsonNode role = object("Role/assay-pods").required("rules").get(0);
        assertThat(Shipped.texts(role.required("resources"))).containsExactly("pods");
        assertThat(Shipped.texts(role.required("verbs"))).containsExactly("get", "list", "watch");
        JsonNode binding = object("RoleBinding/assay-pods");
        assertThat(binding.at("/roleRef/name").asText()).isEqualTo("assay-pods");
        assertThat(binding.at("/subjects/0/name").asText())
                .isEqualTo(pod.required("serviceAccountName").asText());
        object("ServiceAccount/" + pod.required("serviceAccountName").asText());
    }

    @Test
    void probesAskWhatANodeAnswers() {
        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/alive");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/alive");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/ready");
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(ports())
                    .containsKey(container.at("/" + probe + "/httpGet/port").asText());
        }
        JsonNode notes = set.at("/template/metadata/annotations");
        assertThat(notes.required("prometheus.io/port").asInt()).isEqualTo(Shipped.MANAGEMENT_PORT);
        assertThat(notes.required("prometheus.io/path").asText()).isEqualTo("/metrics");
    }

    @Test
    void nodesAreGivenTimeAndLeaveOneByOne() {
        assertThat(pod.required("terminationGracePeriodSeconds").asInt()).isGreaterThanOrEqualTo(Shipped.GRACE_SECONDS);
        JsonNode budget = object("PodDisruptionBudget/assay").required("spec");
        assertThat(budget.required("maxUnavailable").asInt()).isEqualTo(1);
        assertThat(budget.at("/selector/matchLabels/app").asText()).isEqualTo("assay");
    }

    @Test
    void everySelectorFindsTheNodes() {
        JsonNode labels = set.at("/template/metadata/labels");
        assertThat(set.at("/selector/matchLabels")).isEqualTo(labels);
        for (String service : List.of("assay", "assay-nodes")) {
            JsonNode spec = object("Service/" + service).required("spec");
            assertThat(spec.required("selector")).isEqualTo(labels);
            for (JsonNode port : spec.required("ports")) {
                assertThat(ports())
                        .containsEntry(
                                port.required("targetPort").asText(),
                                port.required("port").asInt());
            }
        }
        object("Service/" + set.required("serviceName").asText());
        JsonNode policy = object("NetworkPolicy/assay").required("spec");
        assertThat(policy.at("/podSelector/matchLabels")).isEqualTo(labels);
        List<Integer> open = new ArrayList<>();
        for (JsonNode rule : policy.required("ingress")) {
            for (JsonNode port : rule.required("ports")) {
                int number = port.required("port").asInt();
                open.add(number);
                // Whoever reaches the others can do what a node can do.
                if (number != Shipped.HTTP_PORT) assertThat(rule.has("from")).isTrue();
            }
        }
        assertThat(open).contains(Shipped.CLUSTER_PORT, Shipped.HTTP_PORT, Shipped.MANAGEMENT_PORT);
    }

    @Test
    void whatIsMountedIsThere(@TempDir Path secrets) throws Exception {
        Map<String, JsonNode> volumes = new TreeMap<>();
        for (JsonNode volume : pod.required("volumes"))
            volumes.put(volume.required("name").asText(), volume);
        List<String> mounted = new ArrayList<>();
        Map<String, String> paths = new TreeMap<>();
        JsonNode token = pod.required("initContainers").get(0);
        for (JsonNode mount : token.required("volumeMounts")) {
            mounted.add(mount.required("name").asText());
        }
        assertThat(token.required("image")).isEqualTo(container.required("image"));
        assertThat(Shipped.texts(token.required("command")))
                .containsExactly("install", "-m", "0600", "/secret/operator.token", "/etc/assay/access/operator.token");
        for (JsonNode mount : container.required("volumeMounts")) {
            if (mounted.contains(mount.required("name").asText()))
                mounted.remove(mount.required("name").asText());
            mounted.add(mount.required("name").asText());
            paths.put(
                    mount.required("name").asText(), mount.required("mountPath").asText());
        }
        assertThat(mounted).containsExactlyInAnyOrderElementsOf(volumes.keySet());
        JsonNode generated = kustomization.required("configMapGenerator").get(0);
        assertThat(Objects.requireNonNull(volumes.get("config"))
                        .at("/configMap/name")
                        .asText())
                .isEqualTo(generated.required("name").asText());
        assertThat(Shipped.texts(generated.required("files"))).containsExactly("node.conf");
        assertThat(Shipped.texts(container.required("args")))
                .containsExactly("node", "--config", paths.get("config") + "/node.conf");
        String conf = java.nio.file.Files.readString(Shipped.file(FOLDER + "node.conf"));
        assertThat(conf)
                .contains("certificate = " + paths.get("certificate") + "/tls.crt")
                .contains("key = " + paths.get("certificate") + "/tls.key")
                .contains("authorities = " + paths.get("certificate") + "/ca.crt")
                .contains("operator-token-file = " + paths.get("access") + "/operator.token")
                .contains("credentials-file = " + paths.get("cassandra") + "/credentials");
        NodeConfig config = config(secrets);
        assertThat(config.directories().data()).hasToString(paths.get("data"));
        assertThat(config.directories().content()).hasToString(paths.get("content"));
        object("PersistentVolumeClaim/"
                + Objects.requireNonNull(volumes.get("content"))
                        .at("/persistentVolumeClaim/claimName")
                        .asText());
    }

    @Test
    void noSecretIsInAManifestAndNobodyIsRoot() {
        assertThat(objects.keySet()).noneMatch(name -> name.startsWith("Secret/"));
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/resources/limits/memory").asText()).isNotBlank();
    }

    @Test
    void kubectlPutsThemTogether() throws Exception {
        assumeTrue(Shipped.onPath("kubectl"), "kubectl is not on the PATH");
        Shipped.Ended ended = Shipped.run(Shipped.ROOT, "kubectl", "kustomize", "ops/kubernetes");

        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("kind: ConfigMap").contains("kind: StatefulSet");
    }
}
