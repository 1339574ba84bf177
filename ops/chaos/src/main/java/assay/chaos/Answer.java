package assay.chaos;

/** What came back when a command was given. */
public sealed interface Answer {
    /** It was taken: from now on it must not be lost. */
    record Taken() implements Answer {}

    /** It was refused for good: nothing may have come of it. */
    record Refused(String why) implements Answer {}

    /** Nobody knows whether it was taken: the same command may be given again. */
    record Unknown(String why) implements Answer {}
}
