package assay.domain.entity;

/** The small answer to a command. It says whether the command was taken, never what came of it later. */
public sealed interface Outcome {
    /** Taken, now or on an earlier delivery. */
    record Done() implements Outcome {}

    /** Refused, with the typed reason. */
    record Refused(Rejection rejection) implements Outcome {}

    Outcome DONE = new Done();
}
