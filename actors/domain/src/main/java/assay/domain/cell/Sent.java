package assay.domain.cell;

import assay.domain.entity.Command;
import assay.domain.entity.EntityId;

/** A command in an entry's list of sends, with its place in the sequence towards {@code to}. */
public record Sent(EntityId to, long number, Command command) {}
