package assay.cli.catalogue;

import assay.cli.ExitCode;
import assay.cli.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A first scenario of one's own, with a comment at everything that one may want to change. */
public final class Starter {
    private static final String TEMPLATE = "/assay/starter.yaml";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private final Path file;
    private final String name;

    /** A file for {@code named}: a name, or a path that ends in {@code .yaml}. */
    public Starter(String named) {
        Path path = Path.of(named);
        this.name = String.valueOf(path.getFileName()).replaceFirst("\\.ya?ml$", "");
        this.file = path.resolveSibling(name + ".yaml");
        if (name.matches(NAME)) return;
        String message =
                "\"" + name + "\" cannot be the name of a scenario, expected letters, digits, '.', '_' and '-'";
        throw Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "for example my-market");
    }

    /** Writes it, as a copy of {@code like} if there is one; never over a file that is there. */
    public Path write(Optional<Path> like) throws IOException {
        String text = like.isPresent() ? copied(like.get()) : template();
        try {
            return Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw Failure.of(ExitCode.ARGUMENTS, "file-exists", file + " is there already", "choose another name");
        } catch (NoSuchFileException e) {
            String message = "cannot write " + file + ": there is no such folder";
            throw Failure.of(ExitCode.ARGUMENTS, "bad-file", message, "make it first, or choose another name");
        }
    }

    private String template() throws IOException {
        try (InputStream in = Starter.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) throw new IllegalStateException(TEMPLATE + " is missing from this build");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("MY-MARKET", name);
        }
    }

    private String copied(Path like) throws IOException {
        return "# " + name + ": begun as a copy of " + like.getFileName() + ". Change the question first.\n"
                + Files.readString(like);
    }
}
