package assay.domain.entity;

/**
 * Whoever bears this name, or what is to bear it, cannot have what it asks for.
 *
 * @param entity the entity asked
 * @param name the name found
 * @param expected what it must look like
 */
public record NameNotUsable(EntityId entity, String name, String expected) implements Rejection {
    @Override
    public String message() {
        return entity + ": \"" + name + "\" cannot be used as a name here: expected " + expected;
    }
}
