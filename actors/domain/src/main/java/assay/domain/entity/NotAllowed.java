package assay.domain.entity;

/**
 * The sender may not give this command to this entity.
 *
 * @param entity the entity asked
 * @param command the command's name
 * @param expected who may give it, in words
 * @param found who gave it
 */
public record NotAllowed(EntityId entity, String command, String expected, String found) implements Rejection {
    /** Refuses {@code command}, which only {@code expected} may give. */
    public static NotAllowed of(EntityId entity, Command command, String expected, Origin found) {
        String who = found instanceof Origin.FromEntity from
                ? from.entity().toString()
                : ((Origin.FromParticipant) found).participant().toString();
        return new NotAllowed(entity, command.getClass().getSimpleName(), expected, who);
    }

    @Override
    public String message() {
        return entity + ": " + command + " may be given by " + expected + " only, not by " + found;
    }
}
