package assay.domain.entity;

/**
 * The entity does not know this command at all: it was sent to the wrong kind of entity.
 *
 * @param entity the entity asked
 * @param command the command's name
 */
public record NotUnderstood(EntityId entity, String command) implements Rejection {
    /** Refuses {@code command}, which {@code entity} does not take in any state. */
    public static NotUnderstood of(EntityId entity, Command command) {
        return new NotUnderstood(entity, command.getClass().getSimpleName());
    }

    @Override
    public String message() {
        return entity + ": " + command + " is not a command for a "
                + entity.type().word();
    }
}
