package assay.cli.chaos;

import assay.chaos.Cluster;
import assay.cli.Failure;
import assay.cli.live.ClusterFile;
import assay.cli.live.Fleet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The processes of a fleet as something that can be hurt. */
final class FleetCluster implements Cluster {
    private static final int STARTS = 3;
    private static final String STAND_STILL = "-STOP";
    private static final String GO_ON = "-CONT";

    private final Fleet fleet;

    FleetCluster(Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public String node(int index) {
        return fleet.markets().get(index);
    }

    @Override
    public String at(String address) {
        return fleet.file().members().stream()
                .filter(member -> member.address().equals(address))
                .map(ClusterFile.Member::name)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no node of ours is at " + address));
    }

    @Override
    public String address(String node) {
        return fleet.file().members().stream()
                .filter(member -> member.name().equals(node))
                .map(ClusterFile.Member::address)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void kill(String node) {
        fleet.process(node).kill();
    }

    @Override
    public boolean stop(String node, Duration patience) {
        fleet.process(node).ask();
        return fleet.process(node).end(patience);
    }

    @Override
    public void start(String node) throws IOException, InterruptedException {
        // As whatever watches over a service would: a node that ends while it starts is started again.
        for (int attempt = 1; attempt < STARTS; attempt++) {
            try {
                fleet.restart(node);
                return;
            } catch (Failure e) {
                fleet.process(node).end(Duration.ZERO);
            }
        }
        fleet.restart(node);
    }

    @Override
    public void freeze(String node) throws IOException, InterruptedException {
        signal(STAND_STILL, fleet.process(node).pid());
    }

    @Override
    public void thaw(String node) throws IOException, InterruptedException {
        signal(GO_ON, fleet.process(node).pid());
    }

    @Override
    public boolean runs(String node) {
        return ProcessHandle.of(fleet.process(node).pid())
                .map(ProcessHandle::isAlive)
                .orElse(false);
    }

    @Override
    public void killDatabase() {
        fleet.killDatabase();
    }

    @Override
    public void startDatabase() throws IOException {
        fleet.restartDatabase();
    }

    @Override
    public void fillDisk() throws IOException, InterruptedException {
        for (String node : fleet.markets()) fileSize("0", node);
    }

    @Override
    public void freeDisk() throws IOException, InterruptedException {
        for (String node : fleet.markets()) fileSize("unlimited", node);
    }

    /** A process that may not make files longer than this: what a full disk looks like from inside, without a disk. */
    private void fileSize(String limit, String node) throws IOException, InterruptedException {
        run("prlimit", "--pid", Long.toString(fleet.process(node).pid()), "--fsize=" + limit + ":unlimited");
    }

    @Override
    public void freezeDatabase() throws IOException, InterruptedException {
        signal(STAND_STILL, fleet.databasePid());
    }

    @Override
    public void thawDatabase() throws IOException, InterruptedException {
        signal(GO_ON, fleet.databasePid());
    }

    /** Java can end a process, but not make it stand still. */
    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        run("kill", signal, Long.toString(pid));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + said.strip());
        }
    }
}
