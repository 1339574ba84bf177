package assay.participant;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A whole population as a process: {@code PopulationMain population.json}. Says {@code ready} on standard output once
 * everybody lives, then what each does, one line each. With {@code --with-parent} it ends when its standard input does.
 * Exit codes: 0 stopped as asked, 1 somebody cannot go on, or the directory cannot be used, 4 the file is wrong, 5 a bug.
 */
public final class PopulationMain {
    private static final int FAILED = 1;
    private static final int BAD_ARGUMENTS = 4;
    private static final int BUG = 5;
    private static final String WITH_PARENT = "--with-parent";
    private static final String LOGGING = "logback.configurationFile";
    /** What a job that was begun may still take; a cluster that stops is not kept waiting. */
    private static final Duration FINISH = Duration.ofSeconds(3);

    private PopulationMain() {}

    /** Runs until a signal, or the parent's end. */
    public static void main(String[] arguments) {
        if (System.getProperty(LOGGING) == null) System.setProperty(LOGGING, "assay-participant-logback.xml");
        int code;
        try {
            code = run(List.of(arguments));
        } catch (RuntimeException | LinkageError | InterruptedException e) {
            System.err.println("assay population: a bug of ours: " + e);
            e.printStackTrace();
            code = BUG;
        }
        // Left-over threads of libraries must not keep a process that has said that it ended.
        Runtime.getRuntime().halt(code);
    }

    private static int run(List<String> arguments) throws InterruptedException {
        boolean withParent = arguments.contains(WITH_PARENT);
        List<String> files =
                arguments.stream().filter(word -> !word.equals(WITH_PARENT)).toList();
        if (files.size() != 1) {
            System.err.println("usage: PopulationMain [" + WITH_PARENT + "] population.json");
            return BAD_ARGUMENTS;
        }
        PopulationFile told;
        try {
            told = PopulationFile.read(Path.of(files.get(0)));
        } catch (IOException e) {
            System.err.println("assay population: " + e.getMessage());
            return BAD_ARGUMENTS;
        }
        try {
            Crowd crowd = Crowd.start(told, PopulationMain::say);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(crowd), "stop-in-good-order"));
            if (withParent) stopWithParent();
            // Where it is, where it answers: it is nowhere in the cluster, and answers nobody.
            System.out.println("ready outside - -");
            crowd.await();
            return 0;
        } catch (IOException e) {
            System.err.println("assay population: its participants cannot be set up in " + told.home() + ": " + e);
        } catch (Unusable e) {
            System.err.println("assay population: " + e.getMessage());
        }
        return FAILED;
    }

    private static void say(Diary.Note note) {
        Instant at = note.at().truncatedTo(ChronoUnit.MILLIS);
        System.out.println(at + " " + note.who() + " " + note.what() + ": " + note.text());
    }

    private static void stop(Crowd crowd) {
        try {
            crowd.finish(FINISH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    /** Standard input is a pipe from the parent: it ends when the parent does, even by a kill. */
    private static void stopWithParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // A broken pipe says the same as a closed one.
                    }
                    Runtime.getRuntime().halt(0);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
