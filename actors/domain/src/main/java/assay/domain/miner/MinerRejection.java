package assay.domain.miner;

import assay.domain.entity.EntityId;
import assay.domain.entity.Rejection;
import assay.domain.money.Credits;
import java.math.BigDecimal;
import java.util.List;

/** Why a miner's membership refuses. */
public sealed interface MinerRejection extends Rejection {
    /** Only an active miner can be engaged. */
    record MinerNotActive(EntityId miner, String phase) implements MinerRejection {
        @Override
        public String message() {
            return miner + ": is " + phase + ": only an active miner serves tasks";
        }
    }

    /** The task wants more at stake. */
    record StakeTooLow(EntityId miner, Credits needed, Credits staked) implements MinerRejection {
        @Override
        public String message() {
            return miner + ": has staked " + staked + " credits and the task needs " + needed
                    + ": top up, or leave and join again with a higher stake";
        }
    }

    /** Enough is staked, but too much of it answers for other tasks alone. */
    record StakeSpokenFor(EntityId miner, Credits needed, Credits staked, Credits setAside) implements MinerRejection {
        @Override
        public String message() {
            return miner + ": of " + staked + " credits staked, " + setAside + " are set aside for other tasks and "
                    + needed + " are needed for this one: top up, or try again when a task has ended";
        }
    }

    /** No offence costs this much, or pays its finder this much. */
    record PenaltyOutOfBounds(EntityId miner, String found) implements MinerRejection {
        @Override
        public String message() {
            return miner + ": a penalty with " + found;
        }
    }

    /** The miner serves as many tasks as it may. */
    record TooManyTasks(EntityId miner, int limit) implements MinerRejection {
        @Override
        public String message() {
            return miner + ": serves " + limit + " tasks, as many as it may: try again when one has ended";
        }
    }

    /** The key is empty, too long, or not base64. */
    record PublicKeyNotValid(EntityId miner, String found) implements MinerRejection {
        @Override
        public String message() {
            return miner + ": public key \"" + found + "\": expected base64 of at most " + MinerEntity.MAX_KEY_LENGTH
                    + " characters";
        }
    }

    /** Nothing is at stake. */
    record StakeNotPositive(EntityId miner) implements MinerRejection {
        @Override
        public String message() {
            return miner + ": a stake of nothing: stake at least one micro-credit";
        }
    }

    /** The miner is a member with another key or stake. */
    record AlreadyJoined(EntityId miner, Credits stake) implements MinerRejection {
        @Override
        public String message() {
            return miner + ": is a member with a stake of " + stake
                    + " credits: leave first to join with another key or stake";
        }
    }

    /** The miner serves tasks that have not released it. */
    record StillEngaged(EntityId miner, List<EntityId> tasks) implements MinerRejection {
        public StillEngaged {
            tasks = List.copyOf(tasks);
        }

        @Override
        public String message() {
            return miner + ": serves " + tasks + ": leave when these tasks have released it";
        }
    }

    /** The task needs something that the miner has not declared. */
    record CapabilityLacking(EntityId miner, List<String> needs) implements MinerRejection {
        public CapabilityLacking {
            needs = List.copyOf(needs);
        }

        @Override
        public String message() {
            return miner + ": has not declared " + String.join(", ", needs)
                    + ", which the task needs: declare it, if it is so";
        }
    }

    /** The task wants a better reputation. */
    record StandingTooLow(EntityId miner, long neededMicros, long foundMicros, boolean newcomer)
            implements MinerRejection {
        @Override
        public String message() {
            String why = newcomer ? " (a newcomer: its places for newcomers are taken)" : "";
            return miner + ": reputation " + decimal(foundMicros) + ", and the task wants at least "
                    + decimal(neededMicros) + why + ": do well in tasks that ask for less";
        }

        private static String decimal(long micros) {
            return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
        }
    }

    /** What a miner says of itself is too much, or not in words. */
    record ProfileNotValid(EntityId miner, String fault) implements MinerRejection {
        @Override
        public String message() {
            return miner + ": declares " + fault;
        }
    }
}
