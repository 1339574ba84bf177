package assay.cluster.http;

import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Rejections;
import akka.http.javadsl.server.Route;
import akka.http.javadsl.unmarshalling.Unmarshaller;
import assay.cluster.access.Caller;
import assay.cluster.access.Gate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Brings requests to what answers them, by the table of operations: no path is written twice. */
final class Routing extends AllDirectives {
    /** What answers an operation. What it throws, or its stage fails with, becomes a problem. */
    interface Answer {
        CompletionStage<HttpResponse> to(Asked asked);
    }

    private final Gate gate;

    Routing(Gate gate) {
        this.gate = gate;
    }

    /** Requests for {@code operation} are let in by the gate, and then answered by {@code answer}. */
    Route on(Operation operation, Answer answer) {
        List<String> template = List.of(operation.path().substring(1).split("/", -1));
        HttpMethod method = HttpMethods.lookup(operation.method()).orElseThrow();
        return extractRequest(request -> {
            Optional<Map<String, String>> path = match(template, request);
            if (path.isEmpty()) return reject();
            if (!request.method().equals(method)) return reject(Rejections.method(method));
            return gate.admit(operation, caller -> admitted(operation, caller, path.get(), request, answer));
        });
    }

    private Route admitted(
            Operation operation, Caller caller, Map<String, String> path, HttpRequest request, Answer answer) {
        Map<String, String> query = request.getUri().query().toMap();
        if (operation.method().equals("GET")) {
            return completeWithFuture(run(new Asked(operation, caller, path, query, request, ""), answer));
        }
        return entity(
                Unmarshaller.entityToString(),
                body -> completeWithFuture(run(new Asked(operation, caller, path, query, request, body), answer)));
    }

    private static CompletionStage<HttpResponse> run(Asked asked, Answer answer) {
        try {
            return answer.to(asked).exceptionally(Failures::answer);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(Failures.answer(e));
        }
    }

    private static Optional<Map<String, String>> match(List<String> template, HttpRequest request) {
        List<String> segments = new ArrayList<>();
        request.getUri().pathSegments().forEach(segments::add);
        if (segments.size() != template.size()) return Optional.empty();
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String expected = template.get(i);
            if (expected.startsWith("{")) found.put(expected.substring(1, expected.length() - 1), segments.get(i));
            else if (!expected.equals(segments.get(i))) return Optional.empty();
        }
        return Optional.of(found);
    }
}
