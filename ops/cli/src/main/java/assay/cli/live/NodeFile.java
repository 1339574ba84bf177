package assay.cli.live;

import assay.cluster.config.Failover;
import assay.domain.miner.Preferences;
import assay.domain.miner.Profile;
import assay.domain.money.Credits;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Verifiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the configuration files of the nodes that a {@link Fleet} starts. */
final class NodeFile {
    private final Path data;
    private final List<String> seeds;
    private final String cassandra;

    /**
     * Files under {@code data}.
     *
     * @param seeds {@code host:port} of every node of the market
     * @param cassandra {@code host:port}
     */
    NodeFile(Path data, List<String> seeds, String cassandra) {
        this.data = data;
        this.seeds = List.copyOf(seeds);
        this.cassandra = cassandra;
    }

    /**
     * The file of a node that has been a member before: it asks the others to take it in, and never founds a cluster of
     * its own beside theirs.
     */
    Path returning(String name, int port, int httpPort, Failover failover) throws IOException {
        List<String> othersFirst = new ArrayList<>(seeds);
        String own = "127.0.0.1:" + port;
        if (othersFirst.remove(own)) othersFirst.add(own);
        return new NodeFile(data, othersFirst, cassandra).market(name, port, httpPort, failover);
    }

    /** A node of the market, which also computes and answers HTTP. */
    Path market(String name, int port, int httpPort, Failover failover) throws IOException {
        String roles = "[market, worker, api]";
        String http = "    http-port = " + httpPort + "\n";
        return write(name, roles, port, http, failover(failover) + database() + "  workers.threads = 1\n");
    }

    /** The process of all participants. */
    Path edge(String name, Population population, Failover failover) throws IOException {
        return write(
                name,
                "[edge]",
                0,
                "",
                failover(failover) + "  edge {\n    look-every = 200ms\n" + people(population) + "  }\n");
    }

    private static String failover(Failover failover) {
        return "  failover = " + failover.word() + "\n";
    }

    private String database() {
        return "  cassandra { contact-point = " + quoted(cassandra) + ", patience = 90s }\n";
    }

    private Path write(String name, String roles, int port, String http, String rest) throws IOException {
        Path own = data.resolve(name);
        Files.createDirectories(own);
        String members = seeds.stream().map(NodeFile::quoted).collect(Collectors.joining(", "));
        String text = "# Written by assay at every start: changes are lost.\nassay.node {\n"
                + "  roles = " + roles + "\n"
                + "  network {\n    hostname = 127.0.0.1\n    port = " + port + "\n" + http
                + "    seeds = [" + members + "]\n  }\n"
                + "  directories { data = " + quoted(own.toString()) + ", content = "
                + quoted(data.resolve("content").toString()) + " }\n"
                + "  stop-with-parent = true\n"
                + rest + "}\n";
        Path file = own.resolve("node.conf");
        Files.writeString(file, text);
        return file;
    }

    private static String people(Population population) {
        StringBuilder text = new StringBuilder();
        text.append("    miners = [\n");
        for (Miners group : population.miners()) {
            for (int i = 1; i <= group.count(); i++) text.append(miner(group, i));
        }
        text.append("    ]\n    evaluators = [");
        for (Evaluators group : population.evaluators()) {
            if (!group.stake().isZero()) continue;
            for (int i = 1; i <= group.count(); i++)
                text.append(group.prefix()).append('-').append(i).append(", ");
        }
        text.append("]\n    staking-evaluators = [\n");
        for (Evaluators group : population.evaluators()) {
            if (group.stake().isZero()) continue;
            text.append(members(group.prefix(), group.count(), group.deposit(), group.stake()));
        }
        text.append("    ]\n    verifiers = [\n");
        for (Verifiers group : population.verifiers()) {
            text.append(members(group.prefix(), group.count(), group.deposit(), group.stake()));
        }
        text.append("    ]\n    clients = [\n");
        for (Client client : population.clients()) {
            text.append("      { name = ")
                    .append(client.name())
                    .append(", deposit = ")
                    .append(client.deposit())
                    .append(" }\n");
        }
        return text.append("    ]\n").toString();
    }

    private static String members(String prefix, int count, Credits deposit, Credits stake) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            text.append(
                    "      { name = " + prefix + "-" + i + ", deposit = " + deposit + ", stake = " + stake + " }\n");
        }
        return text.toString();
    }

    private static String miner(Miners group, int number) {
        // The first so many are reachable: which ones does not matter, how many does.
        boolean reachable = (number - 1) * 1_000_000L < group.reachableMicros() * group.count();
        String data = group.ownData()
                .map(own -> ", own-data = " + ownData(own.plan(), number - 1, group.count()))
                .orElse("");
        return "      { name = " + group.prefix() + "-" + number + ", deposit = " + group.deposit() + ", stake = "
                + group.stake() + ", reachable = " + reachable + data + profile(group.profile()) + " }\n";
    }

    private static String profile(Profile profile) {
        if (profile.equals(Profile.unsaid())) return "";
        Preferences preferences = profile.preferences();
        return ", capabilities = " + list(profile.capabilities()) + ", preferences = { kinds = "
                + list(preferences.kinds()) + ", minimum-bounty = " + preferences.minimumBounty() + ", words = "
                + list(preferences.words()) + " }";
    }

    private static String list(List<String> words) {
        return words.stream().map(NodeFile::quoted).toList().toString();
    }

    private static String ownData(DataPlan plan, int part, int parts) {
        DataSource source = plan.source();
        return "{ format = " + source.format().name().toLowerCase(Locale.ROOT)
                + ", features = " + quoted(source.features())
                + ", labels = " + quoted(source.labels())
                + (source.sha256().isEmpty() ? "" : ", sha256 = " + quoted(source.sha256()))
                + ", training-segments = " + plan.trainingSegments()
                + ", validation-micros = " + plan.validationMicros()
                + ", hidden-micros = " + plan.hiddenMicros()
                + ", seed = " + plan.seed()
                + ", part = " + part + ", parts = " + parts + " }";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
