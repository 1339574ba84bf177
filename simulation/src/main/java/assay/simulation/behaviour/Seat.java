package assay.simulation.behaviour;

import assay.domain.entity.ParticipantId;
import assay.domain.participant.HonestMiner;
import java.util.Optional;

/**
 * Whose behaviour it is.
 *
 * @param self the participant
 * @param number its number in its group, from 0
 * @param count how many the group has
 * @param secret nobody else knows it
 * @param reachable for a miner: whether peers can reach it
 * @param ownData for a miner: its private data
 * @param costMicros micro-credits that a second of computing costs it
 */
public record Seat(
        ParticipantId self,
        int number,
        int count,
        String secret,
        boolean reachable,
        Optional<HonestMiner.OwnData> ownData,
        long costMicros) {}
