package assay.simulation.participant;

import assay.domain.committee.Peer;
import assay.domain.committee.Ping;
import assay.domain.entity.ParticipantId;
import assay.simulation.host.Address;
import assay.simulation.host.Conditions;
import assay.simulation.host.Mix;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Where participants are, and so how far apart: each has a place in one of a few regions of a plane, both drawn from the
 * seed. A round trip takes a base time and a time per distance, with a little noise for each measurement. When the
 * network says who lives in which region, regions are as far apart as it says.
 */
public final class Plane {
    private static final long REGIONS = 5;
    /** The plane is a square of this side; a region is a smaller one somewhere in it. */
    private static final long SIDE = 10_000;

    private static final long REGION_SIDE = 1_000;
    private static final long BASE_MICROS = 2_000;
    /** From corner to corner and back in about 140 ms, as across an ocean. */
    private static final long MICROS_PER_UNIT = 10;

    private static final long NOISE_MICROS = 500;

    private final long seed;
    private final Set<ParticipantId> unreachable;
    private final Conditions conditions;

    /**
     * The plane of this seed; nobody gets an answer from the {@code unreachable}, nor from whom these {@code conditions}
     * keep away at the time.
     */
    public Plane(long seed, Set<ParticipantId> unreachable, Conditions conditions) {
        this.seed = Mix.of(seed, Mix.of("plane"));
        this.unreachable = unreachable;
        this.conditions = conditions;
    }

    /** The round trips that {@code from} measures; peers that do not answer are missing. */
    List<Ping> probe(ParticipantId from, List<Peer> peers, long number) {
        List<Ping> pings = new ArrayList<>(peers.size());
        for (Peer peer : peers) {
            ParticipantId to = peer.participant();
            if (unreachable.contains(to) || !conditions.connect(from, to)) continue;
            long bits = Mix.of(Mix.of(Mix.of(seed, bits(from)), bits(to)), number);
            pings.add(new Ping(to, roundTripMicros(from, to) + Mix.between(bits, 0, NOISE_MICROS)));
        }
        return pings;
    }

    private long roundTripMicros(ParticipantId one, ParticipantId other) {
        OptionalLong between = conditions.roundTripMicros(one, other);
        if (between.isPresent()) {
            return between.getAsLong()
                    + travelMicros(inRegion(one, 1) - inRegion(other, 1), inRegion(one, 2) - inRegion(other, 2));
        }
        return BASE_MICROS
                + travelMicros(coordinate(one, 1) - coordinate(other, 1), coordinate(one, 2) - coordinate(other, 2));
    }

    private static long travelMicros(long x, long y) {
        return MICROS_PER_UNIT * (long) Math.sqrt((double) (x * x + y * y));
    }

    private long coordinate(ParticipantId who, long axis) {
        long region = Mix.between(Mix.of(seed, bits(who)), 1, REGIONS);
        long corner = Mix.between(Mix.of(Mix.of(seed, region), axis), 0, SIDE - REGION_SIDE);
        return corner + inRegion(who, axis);
    }

    private long inRegion(ParticipantId who, long axis) {
        return Mix.between(Mix.of(Mix.of(seed, bits(who)), axis), 0, REGION_SIDE);
    }

    private static long bits(ParticipantId who) {
        return Address.of(who).bits();
    }
}
