package assay.participant.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** An endpoint that gives the answers it was given, one after another, and 500 when it has none left. */
final class StubEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Prepared> answers = new ArrayDeque<>();
    private int left = Integer.MAX_VALUE;

    final List<String> bodies = Collections.synchronizedList(new ArrayList<>());

    private record Prepared(int status, String body, String header, String value) {}

    StubEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answer(int status, String body) {
        answer(status, body, "", "");
    }

    synchronized void answer(int status, String body, String header, String value) {
        answers.add(new Prepared(status, body, header, value));
    }

    /** Is gone once it has given this many more answers. */
    synchronized void closeAfter(int count) {
        left = count;
    }

    private void serve(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Prepared next = next();
        if (!next.header().isEmpty()) exchange.getResponseHeaders().add(next.header(), next.value());
        byte[] body = next.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(next.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        if (last()) new Thread(() -> server.stop(0)).start();
    }

    private synchronized Prepared next() {
        Prepared next = answers.poll();
        return next == null ? new Prepared(500, "no answer left", "", "") : next;
    }

    private synchronized boolean last() {
        return --left == 0;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
