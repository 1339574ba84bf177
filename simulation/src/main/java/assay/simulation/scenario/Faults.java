package assay.simulation.scenario;

import java.time.Duration;

/**
 * What breaks. After {@code until} nothing breaks any more, nor is any message lost, doubled or held back: progress must
 * resume. Only who vanished stays away, and clocks that are off stay off.
 *
 * @param crashes what befalls single entities
 * @param nodes what befalls whole nodes
 * @param database what befalls the database
 * @param partitions what befalls the network
 * @param absence what befalls those outside
 * @param swarm whether which faults there are, and how hard they are, is drawn from the seed of each run instead
 * @param until how long after the start faults stop
 */
public record Faults(
        Crashing crashes,
        NodeFaults nodes,
        DatabaseFaults database,
        Partitions partitions,
        Absence absence,
        boolean swarm,
        Duration until) {
    /** Nothing breaks. */
    public static final Faults NONE = new Faults(0, 0, 0, Duration.ofSeconds(1), Duration.ZERO);

    /** Single entities crash, and nothing else does. */
    public Faults(
            long crashBeforePersistMicros,
            long crashAfterPersistMicros,
            long crashAfterSendMicros,
            Duration restartAfter,
            Duration until) {
        this(
                new Crashing(
                        crashBeforePersistMicros, 0, crashAfterPersistMicros, 0, crashAfterSendMicros, restartAfter),
                NodeFaults.NONE,
                DatabaseFaults.NONE,
                Partitions.NONE,
                Absence.NONE,
                false,
                until);
    }

    /** These faults with other crashes of single entities. */
    public Faults with(Crashing other) {
        return new Faults(other, nodes, database, partitions, absence, swarm, until);
    }

    /** These faults with other faults of nodes. */
    public Faults with(NodeFaults other) {
        return new Faults(crashes, other, database, partitions, absence, swarm, until);
    }

    /** These faults with other faults of the database. */
    public Faults with(DatabaseFaults other) {
        return new Faults(crashes, nodes, other, partitions, absence, swarm, until);
    }

    /** These faults with other cuts in the network. */
    public Faults with(Partitions other) {
        return new Faults(crashes, nodes, database, other, absence, swarm, until);
    }

    /** These faults with others who are absent. */
    public Faults with(Absence other) {
        return new Faults(crashes, nodes, database, partitions, other, swarm, until);
    }

    /** Faults that are drawn from the seed of each run, for as long as these. */
    public Faults drawn() {
        return new Faults(crashes, nodes, database, partitions, absence, true, until);
    }

    /** These faults, but for so long. */
    public Faults until(Duration other) {
        return new Faults(crashes, nodes, database, partitions, absence, swarm, other);
    }
}
