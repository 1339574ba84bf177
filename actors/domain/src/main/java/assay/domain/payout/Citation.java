package assay.domain.payout;

import assay.domain.entity.EntityId;
import java.util.regex.Pattern;

/**
 * A reference to one entry of a journal, written {@code entity#number}, for example {@code task/t-1#17}: what everybody who
 * has the journal can look up.
 *
 * @param number counts the entity's entries from 1
 */
public record Citation(EntityId entity, long number) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    /** Whether {@code text} is such a reference. */
    static boolean isOne(String text) {
        int mark = text.lastIndexOf('#');
        if (mark < 0 || !NUMBER.matcher(text.substring(mark + 1)).matches()) return false;
        try {
            return EntityId.parse(text.substring(0, mark)).toString().equals(text.substring(0, mark));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return entity + "#" + number;
    }
}
