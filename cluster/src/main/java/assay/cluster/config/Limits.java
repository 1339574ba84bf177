package assay.cluster.config;

import java.time.Duration;

/**
 * What a node takes on at most.
 *
 * @param bodyBytes of one HTTP request, unless an operation says otherwise
 * @param connections open to the HTTP endpoint at once; the next ones wait to be accepted
 * @param requestTimeout after which an HTTP request that has not been answered is given up
 * @param waitingCommands for one entity; the next one is told that the entity is busy
 * @param waitingJobs at one desk; the next one is refused
 * @param passivateAfter an entity that nobody asked for this long, and that owes nothing, leaves memory
 * @param requestsInFlight HTTP requests taken and not answered yet; the next one is told to come back
 */
public record Limits(
        int bodyBytes,
        int connections,
        Duration requestTimeout,
        int waitingCommands,
        int waitingJobs,
        Duration passivateAfter,
        int requestsInFlight) {}
