package assay.chaos;

import assay.domain.cell.Message;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which commands were given, and what was answered, one line each in a file that an interrupted run adds to. Lines are
 * tab-separated: what happened, the sender, the entity, the command's id. Neither names nor ids hold tabs.
 */
public final class Ledger implements Closeable {
    private static final int FIELDS = 4;

    private final BufferedWriter file;
    private final Map<Key, Fate> fates;

    /** A command, as its entity knows it. */
    public record Key(String from, String to, String id) {
        static Key of(Message.Outside command) {
            return new Key(command.from().name(), command.to().toString(), command.id());
        }

        @Override
        public String toString() {
            return id + " from " + from + " to " + to;
        }
    }

    /** What is known about a command. */
    public enum Fate {
        /** It was given; nobody said what came of it. */
        GIVEN,
        TAKEN,
        REFUSED
    }

    private Ledger(BufferedWriter file, Map<Key, Fate> fates) {
        this.file = file;
        this.fates = fates;
    }

    /** The ledger in {@code path}, with everything that is in it already. */
    public static Ledger open(Path path) throws IOException {
        Map<Key, Fate> fates = new LinkedHashMap<>();
        if (Files.exists(path)) {
            for (String line : Files.readAllLines(path)) {
                String[] fields = line.split("\t", -1);
                // The last line of a run that was killed may be half of one; its command was not acknowledged to
                // anybody.
                if (fields.length != FIELDS) continue;
                fates.put(new Key(fields[1], fields[2], fields[3]), Fate.valueOf(fields[0]));
            }
        }
        BufferedWriter file = Files.newBufferedWriter(
                path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        // Ends a half line.
        if (!fates.isEmpty()) file.newLine();
        return new Ledger(file, fates);
    }

    /** Writes down that a command is about to be given. */
    synchronized void given(Message.Outside command) {
        write(Key.of(command), Fate.GIVEN);
    }

    /** Writes down what was answered. */
    synchronized void answered(Message.Outside command, Answer answer) {
        if (answer instanceof Answer.Taken) write(Key.of(command), Fate.TAKEN);
        if (answer instanceof Answer.Refused) write(Key.of(command), Fate.REFUSED);
    }

    private void write(Key key, Fate fate) {
        try {
            file.write(fate + "\t" + key.from() + "\t" + key.to() + "\t" + key.id());
            file.newLine();
            // The system has it when this process is killed.
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be written", e);
        }
        fates.put(key, fate);
    }

    /** Every command, in the order in which they were first given. */
    public synchronized Map<Key, Fate> fates() {
        return new LinkedHashMap<>(fates);
    }

    /** How many commands were taken. */
    public synchronized long taken() {
        return fates.values().stream().filter(fate -> fate == Fate.TAKEN).count();
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
