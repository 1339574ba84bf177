package assay.domain.entity;

/** Something an entity is asked to decide. Commands are records with imperative names. */
public interface Command {}
