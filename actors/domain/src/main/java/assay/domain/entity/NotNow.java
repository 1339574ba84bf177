package assay.domain.entity;

/**
 * The command does not fit the entity's present state.
 *
 * @param entity the entity asked
 * @param command the command's name
 * @param state the state found, in words
 */
public record NotNow(EntityId entity, String command, String state) implements Rejection {
    /** Refuses {@code command} because {@code entity} is in {@code state}. */
    public static NotNow of(EntityId entity, Command command, String state) {
        return new NotNow(entity, command.getClass().getSimpleName(), state);
    }

    @Override
    public String message() {
        return entity + ": " + command + " is not possible now: the "
                + entity.type().word() + " is " + state;
    }
}
