package assay.cli.live;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.domain.entity.ParticipantId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * By what a command is let in: a token that was given, otherwise those in the cluster's data directory, where whoever
 * started it finds an operator's, and asks for one for each participant that it acts for. Never from a command line,
 * which every program of the machine can read.
 */
public final class Tokens {
    /** The environment variable that holds a token. */
    public static final String VARIABLE = "ASSAY_TOKEN";

    private static final String FOLDER = "access";
    private static final String OPERATOR = "operator.token";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int DAYS = 90;
    private static final int CREATED = 201;

    private final Optional<String> given;
    private final Path folder;
    private final List<String> endpoints;
    private final Trust trust;
    private final Map<ParticipantId, String> known = new ConcurrentHashMap<>();

    private Tokens(Optional<String> given, Path folder, List<String> endpoints, Trust trust) {
        this.trust = trust;
        this.given = given;
        this.folder = folder;
        this.endpoints = List.copyOf(endpoints);
    }

    /** Those of the cluster on {@code data}, which answers at {@code endpoints}. */
    public static Tokens in(Path data, List<String> endpoints) {
        return new Tokens(Optional.empty(), data.resolve(FOLDER), endpoints, Trust.USUAL);
    }

    /**
     * What a command was given: the token in {@code file}, otherwise the one in {@link #VARIABLE}, otherwise those of
     * the cluster on {@code data}.
     */
    public static Tokens find(@Nullable Path file, Path data, List<String> endpoints) {
        return find(file, data, endpoints, Trust.USUAL);
    }

    /** As {@link #find(Path, Path, List)}, believing whom {@code trust} says. */
    public static Tokens find(@Nullable Path file, Path data, List<String> endpoints, Trust trust) {
        if (file != null) return new Tokens(Optional.of(read(file)), data.resolve(FOLDER), endpoints, trust);
        Optional<String> variable =
                Optional.ofNullable(System.getenv(VARIABLE)).map(String::strip).filter(text -> !text.isEmpty());
        return new Tokens(variable, data.resolve(FOLDER), endpoints, trust);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            String message =
                    "the token in " + file + " cannot be read: " + e.getClass().getSimpleName();
            throw Failure.of(ExitCode.ARGUMENTS, "no-token", message, "name a file that holds one")
                    .because(e);
        }
    }

    /** Where the operator's token of the cluster on {@code data} is; it is made if it is not there. */
    static Path operatorFile(Path data) throws IOException {
        Path file = data.resolve(FOLDER).resolve(OPERATOR);
        if (Files.exists(file)) return file;
        SecureRandom random = new SecureRandom();
        byte[] id = new byte[8];
        byte[] secret = new byte[32];
        random.nextBytes(id);
        random.nextBytes(secret);
        write(
                file,
                "assay_" + HexFormat.of().formatHex(id) + "_"
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        return file;
    }

    private static void write(Path file, String token) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Path draft = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        Files.deleteIfExists(draft);
        // Nobody else may read it at any time, so not afterwards either.
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, token + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The token for whatever is asked in nobody's name. */
    public String own() {
        if (given.isPresent()) return given.get();
        Path file = folder.resolve(OPERATOR);
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            String message = "there is no token to be let in with: neither " + VARIABLE + " nor " + file;
            throw Failure.of(ExitCode.CONNECTION, "no-token", message, "give one with --token-file FILE")
                    .because(e);
        } catch (IOException e) {
            String message = file + " cannot be read: " + e.getClass().getSimpleName();
            throw Failure.of(ExitCode.CONNECTION, "no-token", message, "only whoever started the cluster may read it")
                    .because(e);
        }
    }

    /** The token for what is asked in the name of {@code who}; one is made, and kept, where there is none yet. */
    public String of(ParticipantId who) {
        if (given.isPresent()) return given.get();
        return known.computeIfAbsent(who, this::keptOrMade);
    }

    private String keptOrMade(ParticipantId who) {
        Path file = folder.resolve(who.name() + ".token");
        try {
            if (Files.exists(file)) return Files.readString(file).strip();
            String made = make(who);
            write(file, made);
            return made;
        } catch (IOException e) {
            String message = "no token for " + who + " could be had: " + e.getMessage();
            throw Failure.of(ExitCode.CONNECTION, "no-token", message, "assay token create makes one")
                    .because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.of(ExitCode.FAILED, "interrupted", "interrupted", "").because(e);
        }
    }

    /** Any node may answer; the one that has just been killed does not. */
    private String make(ParticipantId who) throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode body = json.createObjectNode();
        body.put("label", "of the data directory");
        body.putArray("roles").add("client").add("miner").add("evaluator");
        body.put("participant", who.name());
        body.put("days", DAYS);
        HttpClient http = trust.client(PATIENCE);
        IOException last = new IOException("no node has an endpoint");
        for (String endpoint : endpoints) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/v1/tokens"))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + own())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                    .build();
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == CREATED) return token(json, answer.body());
                last = new IOException(endpoint + " answered " + answer.statusCode());
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private static String token(ObjectMapper json, String body) throws JsonProcessingException {
        return json.readTree(body).required("token").asText();
    }
}
