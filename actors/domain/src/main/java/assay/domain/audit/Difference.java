package assay.domain.audit;

import assay.domain.entity.EntityId;

/**
 * Where a journal and the rules part.
 *
 * @param entity whose history
 * @param number the first entry that differs
 * @param expected what the rules give, in words
 * @param found what the journal says
 */
public record Difference(EntityId entity, long number, String expected, String found) {
    @Override
    public String toString() {
        return entity + " entry " + number + ": the rules give " + expected + "; the journal says " + found;
    }
}
