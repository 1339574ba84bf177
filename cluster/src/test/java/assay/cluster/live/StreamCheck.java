package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.journal.EventLine;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Holds streams of a node open, as those do who follow what happens. */
final class StreamCheck {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_EACH = 64;

    private final String base;
    private final Client client;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One event as it came. */
    private record Frame(String id, String event, String data) {}

    StreamCheck(String base, Client client) {
        this.base = base;
        this.client = client;
    }

    /** Every entry of every history of the task is told once, in the order of its history, and then the end. */
    void followsATaskToItsEnd(String task) throws Exception {
        List<Frame> frames = all("/v1/tasks/" + task + "/events", "");

        assertThat(frames.get(frames.size() - 1).event()).isEqualTo("end");
        Map<EntityId, Long> read = new TreeMap<>();
        for (Entry<?> entry : entries(frames)) {
            assertThat(entry.number())
                    .as(entry.entity().toString())
                    .isEqualTo(read.getOrDefault(entry.entity(), 0L) + 1);
            read.put(entry.entity(), entry.number());
        }
        List<String> written = new ArrayList<>();
        for (String history :
                List.of("task/", "committee/", "evaluation/", "verification/", "payout/", "account/escrow.")) {
            written.addAll(client.answer("/v1/journal/" + history + task)
                    .body()
                    .lines()
                    .toList());
        }
        assertThat(entries(frames)).hasSameSizeAs(written).hasSizeGreaterThan(20);
    }

    void goesOnBehindAnyEvent(String task) throws Exception {
        String path = "/v1/tasks/" + task + "/events";
        List<Frame> frames = all(path, "");
        for (int cut : List.of(1, frames.size() / 2, frames.size() - 1)) {
            assertThat(all(path, frames.get(cut - 1).id())).isEqualTo(frames.subList(cut, frames.size()));
        }
        assertThat(open(path, "yesterday").statusCode()).isEqualTo(400);
    }

    /** Who holds the board is told of a task that is posted meanwhile, and of that again from where it was. */
    void hearsOfANewTask(String task) throws Exception {
        HttpResponse<InputStream> stream = open("/v1/events", "");
        CompletableFuture<Frame> heard = CompletableFuture.supplyAsync(() -> first(stream, "announced", task));
        String start = first(open("/v1/events", ""), "listings", "").id();
        client.post("/v1/commands", SmallTask.annotation(task));

        Frame announced = heard.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(announced.data()).contains("\"task\":\"task/" + task + "\"");
        assertThat(first(open("/v1/events", start), "announced", task).data()).isEqualTo(announced.data());
    }

    void holdsSoManyStreamsAndNoMore() throws Exception {
        List<HttpResponse<InputStream>> held = new ArrayList<>();
        Optional<HttpResponse<InputStream>> refused = Optional.empty();
        while (refused.isEmpty() && held.size() <= MOST_EACH) {
            HttpResponse<InputStream> next = open("/v1/events", "");
            if (next.statusCode() == 200) held.add(next);
            else refused = Optional.of(next);
        }
        assertThat(refused.map(HttpResponse::statusCode)).contains(429);
        assertThat(refused.orElseThrow().headers().firstValue("Retry-After")).isPresent();
        for (HttpResponse<InputStream> each : held) each.body().close();
        Await.until("a stream again", PATIENCE, () -> {
            HttpResponse<InputStream> again = open("/v1/events", "");
            again.body().close();
            return again.statusCode() == 200 ? Optional.of(again) : Optional.empty();
        });
    }

    private HttpResponse<InputStream> open(String path, String last) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/event-stream");
        if (!last.isEmpty()) request.header("Last-Event-ID", last);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Reads a stream to its end. */
    private List<Frame> all(String path, String last) throws Exception {
        HttpResponse<InputStream> stream = open(path, last);
        assertThat(stream.statusCode()).isEqualTo(200);
        CompletableFuture<List<Frame>> read = CompletableFuture.supplyAsync(() -> {
            List<Frame> frames = new ArrayList<>();
            BufferedReader lines = lines(stream);
            for (Optional<Frame> frame = next(lines); frame.isPresent(); frame = next(lines)) frames.add(frame.get());
            return frames;
        });
        return read.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static Frame first(HttpResponse<InputStream> stream, String event, String word) {
        BufferedReader lines = lines(stream);
        while (true) {
            Frame frame = next(lines).orElseThrow(() -> new AssertionError("the stream ended before " + event));
            if (frame.event().equals(event) && frame.data().contains(word)) return frame;
        }
    }

    private static BufferedReader lines(HttpResponse<InputStream> stream) {
        return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    }

    private static Optional<Frame> next(BufferedReader lines) {
        Map<String, String> fields = new TreeMap<>();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int colon = line.indexOf(": ");
                if (colon > 0) fields.put(line.substring(0, colon), line.substring(colon + 2));
                if (line.isEmpty() && fields.containsKey("event")) {
                    return Optional.of(new Frame(
                            fields.getOrDefault("id", ""), fields.get("event"), fields.getOrDefault("data", "")));
                }
            }
            return Optional.empty();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Entry<?>> entries(List<Frame> frames) {
        EventLine lines = new EventLine();
        List<Entry<?>> entries = new ArrayList<>();
        for (Frame frame : frames) {
            if (frame.event().equals("entry")) entries.add(lines.read(frame.data()));
        }
        return entries;
    }
}
