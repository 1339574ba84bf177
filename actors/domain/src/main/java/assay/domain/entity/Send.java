package assay.domain.entity;

/** A command that an entity's event makes it send to another entity. */
public record Send(EntityId to, Command command) {}
