package assay.cluster.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Machines that are namespaces of this one's network. Each has two links: one to a bridge on which it meets the others,
 * and one to us, where the database is. The first can be cut while the second goes on. What is made is removed again.
 */
final class SplitNetwork implements AutoCloseable {
    private static final long SECONDS = 20;
    private static final int FIRST = 128;
    private static final int NUMBERS = 100;

    private final String mark = "as" + Long.toString(ProcessHandle.current().pid() % 1_000_000, 36);
    private final String among;
    private final String aside;
    private final List<String> made = new ArrayList<>();

    private SplitNetwork() {
        int number = ThreadLocalRandom.current().nextInt(FIRST, FIRST + NUMBERS);
        this.among = "10." + number + ".0.";
        this.aside = "10." + number + ".1.";
    }

    /** Makes so many machines; fails with what the system says where we may not. */
    static SplitNetwork of(int machines) throws IOException {
        SplitNetwork network = new SplitNetwork();
        try {
            network.make(machines);
            return network;
        } catch (IOException e) {
            network.close();
            throw e;
        }
    }

    private void make(int machines) throws IOException {
        bridge("m");
        bridge("h");
        ip("addr", "add", here() + "/24", "dev", mark + "h");
        for (int i = 0; i < machines; i++) {
            String space = space(i);
            ip("netns", "add", space);
            made.add("netns del " + space);
            ip("-n", space, "link", "set", "lo", "up");
            link("m", i, among);
            link("h", i, aside);
            ip("route", "add", address(i) + "/32", "via", aside + (i + 1));
        }
    }

    private void bridge(String kind) throws IOException {
        ip("link", "add", mark + kind, "type", "bridge");
        made.add("link del " + mark + kind);
        ip("link", "set", mark + kind, "up");
    }

    private void link(String kind, int machine, String addresses) throws IOException {
        String outer = mark + kind + machine;
        String space = space(machine);
        ip("link", "add", outer, "type", "veth", "peer", "name", "net-" + kind, "netns", space);
        ip("link", "set", outer, "master", mark + kind);
        ip("link", "set", outer, "up");
        ip("-n", space, "addr", "add", addresses + (machine + 1) + "/24", "dev", "net-" + kind);
        ip("-n", space, "link", "set", "net-" + kind, "up");
    }

    private String space(int machine) {
        return mark + "-" + machine;
    }

    /** Where the machines reach us. */
    String here() {
        return aside + "254";
    }

    /** Where a machine is reached by the others as long as it is not cut off, and always by us. */
    String address(int machine) {
        return among + (machine + 1);
    }

    /** Runs the command that follows on a machine. */
    List<String> on(int machine) {
        return List.of("ip", "netns", "exec", space(machine));
    }

    /** Cuts a machine off from the others, not from us: what they send to one another is lost without a word. */
    void cut(int machine) throws IOException {
        ip("link", "set", mark + "m" + machine, "down");
    }

    void heal(int machine) throws IOException {
        ip("link", "set", mark + "m" + machine, "up");
    }

    private static void ip(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException(String.join(" ", command) + ": " + said.strip());
    }

    /** A link ends with either of its ends, and a route with its link: machines and bridges are all there is to remove. */
    @Override
    public void close() throws IOException {
        List<String> left = new ArrayList<>();
        for (int i = made.size() - 1; i >= 0; i--) {
            try {
                ip(made.get(i).split(" ", -1));
            } catch (IOException e) {
                left.add(e.getMessage());
            }
        }
        if (!left.isEmpty()) throw new IOException("left behind: " + String.join("; ", left));
    }
}
