package assay.domain.task;

/**
 * One thing that a task says and may not say.
 *
 * @param field where, as written in a task file, for example {@code committee.minimum}
 * @param value what was found
 * @param expected what may stand there, in words
 */
public record SpecViolation(String field, String value, String expected) {
    /** Stands for a value that opens something and must not be repeated. */
    public static final String WITHHELD = "something that carries credentials";

    /** Whether the value found must not be shown. */
    public boolean withheld() {
        return value.equals(WITHHELD);
    }

    @Override
    public String toString() {
        return field + " is " + value + ", expected " + expected;
    }
}
