package assay.file;

/**
 * One mistake in a file.
 *
 * @param place {@code file:line:column}, or the command line option that the value came from
 * @param field where in the document, for example {@code tasks[0].spec.rounds}; empty for the document itself
 * @param found what stands there
 * @param expected what may stand there, in words
 */
public record Problem(String place, String field, String found, String expected) {
    @Override
    public String toString() {
        String where = field.isEmpty() ? place : place + ": " + field;
        return where + ": found " + found + ", expected " + expected;
    }
}
