package assay.runtime.worker;

import akka.actor.typed.ActorRef;

/**
 * Says that a job waits at {@code desk}. The job itself is fetched when a slot is free: an offer that lies at a busy
 * worker holds nobody up.
 *
 * @param attempt counts the offers of this job; a redelivered offer keeps its number
 */
public record Offer(ActorRef<DeskCommand> desk, long job, int attempt) {}
