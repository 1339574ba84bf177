package assay.cluster.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RequestEntity;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.stream.javadsl.FileIO;
import akka.stream.javadsl.Sink;
import assay.cluster.access.Caller;
import assay.cluster.access.Gate;
import assay.cluster.config.Serving;
import assay.content.ContentAddress;
import assay.content.DirectoryStore;
import assay.content.Incoming;
import assay.domain.content.Cid;
import assay.domain.content.ContentDamaged;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * Content by its address: {@code GET}, {@code HEAD} and {@code PUT /content/CID}. What is sent is checked against its
 * address before anybody sees it; whoever reads checks again, so that nobody has to be believed.
 */
final class ContentRoutes extends AllDirectives {
    private static final String BLOCKING = "akka.actor.default-blocking-io-dispatcher";

    private final ActorSystem<?> system;
    private final DirectoryStore store;
    private final Gate gate;
    private final long mostBytes;
    private final Quota quota;

    ContentRoutes(ActorSystem<?> system, DirectoryStore store, Serving serving, Gate gate) {
        this.system = system;
        this.store = store;
        this.gate = gate;
        this.mostBytes = (long) serving.contentMebibytes() << 20;
        this.quota = new Quota((long) serving.hourlyMebibytes() << 20, InstantSource.system());
    }

    Route routes() {
        return path(
                PathMatchers.segment("content").slash(PathMatchers.segment()),
                text -> concat(
                        get(() -> at(Operation.CONTENT, text, (caller, cid) -> shown(cid, true))),
                        head(() -> at(Operation.CONTENT_THERE, text, (caller, cid) -> shown(cid, false))),
                        put(() -> at(Operation.CONTENT_STORE, text, this::store))));
    }

    private Route at(Operation operation, String text, BiFunction<Caller, Cid, Route> inner) {
        return gate.admit(operation, caller -> {
            Optional<Cid> cid = Optional.of(text)
                    .filter(word -> !word.isEmpty() && word.length() <= 128)
                    .map(Cid::new)
                    .filter(ContentAddress::wellFormed);
            if (cid.isPresent()) return inner.apply(caller, cid.get());
            return refused(Problem.badRequest(
                    "\"" + text + "\" is no address of content: expected a CIDv1 in base32, sha2-256, such as bafkrei…",
                    "compute it as ipfs add --cid-version=1 --raw-leaves does"));
        });
    }

    private Route shown(Cid cid, boolean bytes) {
        Path file = store.file(cid);
        long size;
        try {
            size = Files.size(file);
        } catch (IOException e) {
            return refused(Problem.notFound("content " + cid + " is not stored here", "PUT /v1/content/" + cid));
        }
        var type = ContentTypes.APPLICATION_OCTET_STREAM;
        var entity = bytes
                ? HttpEntities.create(type, size, FileIO.fromPath(file))
                : HttpEntities.create(type, size, akka.stream.javadsl.Source.empty());
        // What is under an address never changes: whoever has it need not ask again.
        return complete(HttpResponse.create()
                .withEntity(entity)
                .addHeader(RawHeader.create("Cache-Control", "public, max-age=31536000, immutable")));
    }

    private Route store(Caller caller, Cid cid) {
        return withSizeLimit(mostBytes, () -> extractRequest(request -> store(caller, cid, request)));
    }

    private Route store(Caller caller, Cid cid, HttpRequest request) {
        RequestEntity entity = request.entity();
        long said = entity.getContentLengthOption().orElse(0);
        if (said > mostBytes) {
            request.discardEntityBytes(system);
            return refused(tooLarge(cid));
        }
        // Counted by what is said to come; without, by the most that can.
        Optional<Duration> wait =
                quota.take(caller.name(), entity.getContentLengthOption().isPresent() ? said : mostBytes);
        if (wait.isPresent()) {
            request.discardEntityBytes(system);
            return refused(Problem.tooMany(
                    caller.name() + " has stored as much as one caller may in an hour at this node", wait.get()));
        }
        return completeWithFuture(
                received(cid, entity).exceptionally(failure -> Replies.problem(problem(cid, failure))));
    }

    private CompletionStage<HttpResponse> received(Cid cid, RequestEntity entity) {
        Incoming incoming;
        try {
            incoming = store.incoming(cid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entity.getDataBytes()
                .async(BLOCKING)
                .map(bytes -> {
                    incoming.add(bytes.toArray());
                    return bytes.size();
                })
                .runWith(Sink.ignore(), system)
                .thenApplyAsync(
                        done -> kept(cid, incoming),
                        system.dispatchers().lookup(akka.actor.typed.DispatcherSelector.fromConfig(BLOCKING)))
                .whenComplete((answer, failure) -> close(incoming));
    }

    private static HttpResponse kept(Cid cid, Incoming incoming) {
        try {
            incoming.keep();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ObjectNode told = Replies.object();
        told.put("cid", cid.text());
        told.put("bytes", incoming.bytes());
        return Replies.json(told);
    }

    private static void close(Incoming incoming) {
        try {
            incoming.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a draft that could not be removed", e);
        }
    }

    private Problem problem(Cid cid, Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ContentDamaged damaged) {
                return Problem.unprocessable(
                        "content-differs",
                        String.valueOf(damaged.getMessage()),
                        "send the bytes that hash to " + cid + "; nothing was stored");
            }
            if (each instanceof EntityStreamSizeException) return tooLarge(cid);
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        system.log().error("content {} could not be stored", cid, cause);
        return Problem.unavailable("content " + cid + " could not be stored: " + cause.getMessage());
    }

    private Problem tooLarge(Cid cid) {
        return new Problem(
                StatusCodes.CONTENT_TOO_LARGE,
                "too-large",
                "The body is too large",
                "content " + cid + " is larger than the " + (mostBytes >> 20) + " MiB that this node takes in",
                "an operator can raise content.max-mebibytes");
    }

    private Route refused(Problem problem) {
        return complete(Replies.problem(problem));
    }
}
