package assay.domain.audit;

import assay.domain.entity.EntityId;

/** Request {@code number} of an ordered pair of entities. */
record Link(EntityId from, EntityId to, long number) implements Comparable<Link> {
    @Override
    public int compareTo(Link other) {
        int order = from.compareTo(other.from);
        if (order == 0) order = to.compareTo(other.to);
        return order != 0 ? order : Long.compare(number, other.number);
    }
}
