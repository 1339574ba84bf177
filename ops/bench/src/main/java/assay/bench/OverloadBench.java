package assay.bench;

import assay.domain.account.AccountCommand;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.EmbeddedCassandra;
import assay.journal.codec.RecordJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Deposits to 64 accounts through HTTP at one node: the rate that it keeps up with, and what becomes of ten times that.
 * Whoever asks does so at a fixed rate and does not wait for answers, as many independent callers do. Argument: seconds of
 * each phase (20).
 */
public final class OverloadBench {
    private static final double SECOND_NANOS = 1e9;
    private static final double MILLI_NANOS = 1e6;
    private static final int ACCOUNTS = 64;
    private static final int IN_PARALLEL = 64;
    private static final double OF_MOST = 0.7;
    private static final int TIMES = 10;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RecordJson json = new RecordJson();
    private final AtomicLong numbers = new AtomicLong();
    private final String endpoint;

    private OverloadBench(String endpoint) {
        this.endpoint = endpoint;
    }

    /** One answer: whether it was done, and after how long. */
    private record Answer(long asked, boolean done, int status, double millis) {}

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        Report report = new Report("overload");
        Path directory = Files.createTempDirectory("overload-bench");
        try (EmbeddedCassandra cassandra =
                EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")))) {
            OneNode node = OneNode.start(directory, cassandra.contactPoint());
            try {
                new OverloadBench(node.endpoint()).measure(report, seconds);
            } finally {
                node.close();
            }
        } finally {
            Place.remove(directory);
        }
    }

    private void measure(Report report, int seconds) throws Exception {
        closed(seconds);
        double most = closed(seconds);
        double rate = most * OF_MOST;
        List<Answer> once = open(rate, seconds);
        List<Answer> tenTimes = open(rate * TIMES, seconds);
        long over = System.nanoTime();
        List<Answer> after = open(rate, seconds);
        publish(report, most, rate, once, tenTimes, after, recovery(after, over));
    }

    /** Answers a second when so many callers wait for theirs before they ask again. */
    private double closed(int seconds) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < IN_PARALLEL; i++) {
            Thread caller = new Thread(() -> {
                while (System.nanoTime() - end < 0) {
                    try {
                        if (http.send(request(), HttpResponse.BodyHandlers.discarding())
                                        .statusCode()
                                == OK) {
                            done.incrementAndGet();
                        }
                    } catch (IOException e) {
                        // Not done, so not counted.
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            });
            caller.setDaemon(true);
            caller.start();
            callers.add(caller);
        }
        for (Thread caller : callers) caller.join();
        return done.get() / (double) seconds;
    }

    /** Asks at this rate, whatever the answers do; gives them when all have come. */
    private List<Answer> open(double rate, int seconds) throws InterruptedException {
        ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
        long begun = System.nanoTime();
        int all = (int) (rate * seconds);
        for (int i = 0; i < all; i++) {
            long due = begun + (long) (i / rate * SECOND_NANOS);
            LockSupport.parkNanos(due - System.nanoTime());
            long asked = System.nanoTime();
            var unused = http.sendAsync(request(), HttpResponse.BodyHandlers.discarding())
                    .whenComplete((answer, failure) -> {
                        int status = answer == null ? 0 : answer.statusCode();
                        double millis = (System.nanoTime() - asked) / MILLI_NANOS;
                        answers.add(new Answer(asked, status == OK, status, millis));
                    });
        }
        long giveUp = System.nanoTime() + PATIENCE.multipliedBy(2).toNanos();
        while (answers.size() < all && System.nanoTime() - giveUp < 0) TimeUnit.MILLISECONDS.sleep(20);
        return List.copyOf(answers);
    }

    private HttpRequest request() {
        long number = numbers.incrementAndGet();
        String transfer = "d-" + number;
        Message.Outside command = new Message.Outside(
                Accounts.CASHIER,
                Accounts.of(new ParticipantId("saver-" + number % ACCOUNTS)),
                transfer,
                Instant.now().plusSeconds(120),
                new AccountCommand.Deposit(transfer, new Credits(1)));
        return HttpRequest.newBuilder(URI.create(endpoint + "/v1/commands"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.toObject(command).toString()))
                .build();
    }

    /** After how many seconds since {@code over} the last request was made that was not done. */
    private static double recovery(List<Answer> answers, long over) {
        return answers.stream()
                .filter(answer -> !answer.done())
                .mapToDouble(answer -> (answer.asked() - over) / SECOND_NANOS)
                .max()
                .orElse(0);
    }

    private static double percentile(List<Answer> answers, boolean done, double share) {
        double[] millis = answers.stream()
                .filter(answer -> answer.done() == done)
                .mapToDouble(Answer::millis)
                .sorted()
                .toArray();
        return millis.length == 0
                ? Double.NaN
                : millis[(int) Math.min(millis.length - 1L, (long) (millis.length * share))];
    }

    private static void publish(
            Report report,
            double most,
            double rate,
            List<Answer> once,
            List<Answer> tenTimes,
            List<Answer> after,
            double recovery)
            throws IOException {
        Table table = new Table(
                        "of one node",
                        "asked/s",
                        "done %",
                        "refused %",
                        "neither %",
                        "p50 ms",
                        "p99 ms",
                        "refused p99 ms")
                .row(row("as much as it keeps up with", rate, once))
                .row(row("ten times that", rate * TIMES, tenTimes))
                .row(row("as much as before, right after", rate, after));
        report.publish(
                table,
                report.json()
                        .put("mostPerSecond", most)
                        .put("ratePerSecond", rate)
                        .put("p99Millis", percentile(once, true, 0.99))
                        .put("overloadP99Millis", percentile(tenTimes, true, 0.99))
                        .put("refusedP99Millis", percentile(tenTimes, false, 0.99))
                        .put("recoverySeconds", recovery));
    }

    private static String[] row(String name, double rate, List<Answer> answers) {
        long done = answers.stream().filter(Answer::done).count();
        long refused = answers.stream()
                .filter(answer -> answer.status() == 503 || answer.status() == 429)
                .count();
        double all = Math.max(1, answers.size());
        return new String[] {
            name,
            Table.number(rate, 0),
            Table.number(100 * done / all, 1),
            Table.number(100 * refused / all, 1),
            Table.number(100 * (all - done - refused) / all, 1),
            Table.number(percentile(answers, true, 0.5), 0),
            Table.number(percentile(answers, true, 0.99), 0),
            Table.number(percentile(answers, false, 0.99), 0)
        };
    }
}
