package assay.domain.cell;

import assay.domain.entity.EntityId;

/** A request arrived whose predecessor never did. Numbers of a pair have no gaps, so this is a bug. */
public final class SequenceGap extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    SequenceGap(EntityId at, EntityId from, long last, long found) {
        super(at + ": request " + found + " from " + from + " arrived after " + last + ", expected " + (last + 1));
    }
}
