package assay.simulation.participant;

import assay.domain.cell.Message;

/**
 * A command that a participant gives before it looks for work.
 *
 * @param notBeforeMicros when, in microseconds after the start, at the earliest
 */
public record Opening(Message.Outside command, long notBeforeMicros) {}
