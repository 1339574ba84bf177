package assay.simulation.scenario;

import assay.simulation.behaviour.Behaviour;
import java.util.Optional;

/**
 * Participants of one kind, named {@code PREFIX-1} to {@code PREFIX-COUNT}.
 *
 * @param count how many; 0 is nobody
 * @param behaviour how they behave
 * @param speed how fast their computers are
 * @param stay when they come and go
 * @param costMicros micro-credits that a second of computing costs each of them
 * @param region where they are, a region of the network; drawn when empty
 */
public record Group(
        String prefix,
        int count,
        Behaviour behaviour,
        Speed speed,
        Stay stay,
        long costMicros,
        Optional<String> region) {
    /** Honest, on reference computers, from the start to the end, at no cost, anywhere. */
    public static Group of(String prefix, int count) {
        return new Group(prefix, count, Behaviour.HONEST, Speed.REFERENCE, Stay.ALWAYS, 0, Optional.empty());
    }

    public Group withPrefix(String other) {
        return new Group(other, count, behaviour, speed, stay, costMicros, region);
    }

    public Group withCount(int other) {
        return new Group(prefix, other, behaviour, speed, stay, costMicros, region);
    }

    public Group withBehaviour(Behaviour other) {
        return new Group(prefix, count, other, speed, stay, costMicros, region);
    }

    public Group withSpeed(Speed other) {
        return new Group(prefix, count, behaviour, other, stay, costMicros, region);
    }

    public Group withStay(Stay other) {
        return new Group(prefix, count, behaviour, speed, other, costMicros, region);
    }

    public Group withCost(long otherMicros) {
        return new Group(prefix, count, behaviour, speed, stay, otherMicros, region);
    }

    public Group withRegion(String other) {
        return new Group(prefix, count, behaviour, speed, stay, costMicros, Optional.of(other));
    }
}
