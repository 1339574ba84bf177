package assay.journal;

import assay.domain.entity.EntityId;
import java.time.Instant;

/** What the beginning of a journal's line says: whose entry it is, which one, and when it was decided. */
public record EntryHead(EntityId entity, long number, Instant time) {}
