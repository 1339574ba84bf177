package assay.chaos;

import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * A cluster on paper, and the way into it: nodes are names, entities live on the first node that runs, and a command is
 * taken unless everything is down. What was done to it is written down.
 */
final class PaperCluster implements Cluster, Gateway {
    final List<String> done = new ArrayList<>();
    private final int size;
    private final Set<String> running = new TreeSet<>();
    private final Set<String> still = new TreeSet<>();
    private boolean database = true;

    PaperCluster(int size) {
        this.size = size;
        for (int i = 0; i < size; i++) running.add(node(i));
    }

    private synchronized String home() {
        return running.stream()
                .filter(node -> !still.contains(node))
                .findFirst()
                .orElse("");
    }

    private synchronized void note(String what) {
        done.add(what);
    }

    @Override
    public String node(int index) {
        return "node-" + (index + 1);
    }

    @Override
    public String at(String address) {
        return address.substring(address.indexOf('@') + 1);
    }

    @Override
    public String address(String node) {
        return "at@" + node;
    }

    @Override
    public synchronized void kill(String node) {
        note("kill " + node);
        running.remove(node);
    }

    @Override
    public synchronized boolean stop(String node, Duration patience) {
        note("stop " + node);
        running.remove(node);
        return true;
    }

    @Override
    public synchronized void start(String node) {
        note("start " + node);
        running.add(node);
    }

    @Override
    public synchronized void freeze(String node) {
        note("freeze " + node);
        still.add(node);
    }

    @Override
    public synchronized void thaw(String node) {
        note("thaw " + node);
        still.remove(node);
        // It was given up meanwhile.
        running.remove(node);
    }

    @Override
    public synchronized boolean runs(String node) {
        return running.contains(node);
    }

    @Override
    public synchronized void killDatabase() {
        note("kill database");
        database = false;
    }

    @Override
    public synchronized void startDatabase() {
        note("start database");
        database = true;
    }

    @Override
    public synchronized void freezeDatabase() {
        note("freeze database");
        database = false;
    }

    @Override
    public synchronized void thawDatabase() {
        note("thaw database");
        database = true;
    }

    /** A node ends without having been asked. */
    synchronized void lose(String node) {
        running.remove(node);
    }

    @Override
    public void fillDisk() {
        note("fill disk");
    }

    @Override
    public void freeDisk() {
        note("free disk");
    }

    @Override
    public int rounds(EntityId task) {
        return 0;
    }

    @Override
    public synchronized CompletableFuture<Answer> give(Message.Outside command, Duration patience) {
        boolean answered = database && !home().isEmpty();
        return CompletableFuture.completedFuture(answered ? new Answer.Taken() : new Answer.Unknown("nobody is there"));
    }

    @Override
    public synchronized CompletableFuture<Boolean> answers(EntityId entity, Duration patience) {
        return CompletableFuture.completedFuture(!home().isEmpty());
    }

    @Override
    public Optional<String> host(EntityId entity) {
        return Optional.of(home()).filter(node -> !node.isEmpty()).map(this::address);
    }

    @Override
    public synchronized Optional<String> oldest() {
        return running.stream().reduce((first, second) -> second).map(this::address);
    }

    @Override
    public List<EntityId> openTasks() {
        return List.of();
    }

    @Override
    public synchronized boolean whole(int nodes) {
        return running.size() == size && still.isEmpty() && nodes == size;
    }
}
