package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.live.ClusterFile;
import assay.cli.live.DataFolder;
import assay.cli.live.Trust;
import assay.domain.account.Accounts;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.participant.Crowd;
import assay.participant.Population;
import assay.participant.PopulationFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code miner run}, {@code evaluator run}, {@code verifier run} and {@code population}: participants as processes outside
 * the cluster.
 */
final class ParticipantCommands {
    private ParticipantCommands() {}

    /** Who runs, against which market, and where it keeps its things. */
    static final class Settings {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name in the market.")
        String name = "";

        @Option(
                names = "--endpoint",
                paramLabel = "URL",
                description =
                        "Where the market answers; several for when one does not (default: the cluster started last).")
        List<String> endpoints = List.of();

        @Option(
                names = "--home",
                paramLabel = "DIR",
                description = "Where its key, its port and its content are kept (default: .assay/participants/NAME).")
        @Nullable
        Path home;

        @Option(
                names = "--host",
                paramLabel = "ADDRESS",
                description = "Where its peers reach it, to measure distances (default: ${DEFAULT-VALUE}).")
        String host = "127.0.0.1";

        @Option(names = "--threads", paramLabel = "N", description = "Jobs at a time (default: ${DEFAULT-VALUE}).")
        int threads = 1;

        @Option(
                names = "--cache",
                paramLabel = "MIB",
                description = "How much content it keeps (default: ${DEFAULT-VALUE}).")
        int cache = 1_024;

        @Option(
                names = "--authority",
                paramLabel = "FILE",
                description = "A PEM file with the certificate that those of https endpoints go back to "
                        + "(default: ASSAY_AUTHORITY, then the public authorities).")
        @Nullable
        Path authority;

        @Option(
                names = "--token-file",
                paramLabel = "FILE",
                description = "An operator's token, or one for this name: shown once, where names are not given to "
                        + "strangers.")
        @Nullable
        Path tokenFile;

        ParticipantId who() {
            if (Accounts.mayBeNamed(name)) return new ParticipantId(name);
            throw bad("--name " + name + ": expected " + Accounts.USABLE_NAME, "choose another name");
        }

        PopulationFile file(Population people) {
            Path place = home == null ? Path.of(".assay", "participants", name) : home;
            try {
                return new PopulationFile(
                        market(),
                        place.toAbsolutePath().normalize().toString(),
                        Optional.of(host),
                        Optional.empty(),
                        Optional.of(threads),
                        Optional.of(cache),
                        Trust.find(authority).authority().map(Settings::whole),
                        people,
                        Optional.ofNullable(tokenFile).map(Settings::whole));
            } catch (IllegalArgumentException e) {
                throw bad(String.valueOf(e.getMessage()), "correct the option");
            }
        }

        private static String whole(Path file) {
            return file.toAbsolutePath().normalize().toString();
        }

        private List<String> market() {
            if (!endpoints.isEmpty()) return endpoints;
            Optional<ClusterFile> cluster = ClusterFile.read(DataFolder.of(null));
            if (cluster.isPresent()) return cluster.get().endpoints();
            throw bad("no market is named, and no cluster runs here", "name one with --endpoint http://HOST:PORT");
        }
    }

    /** A participant that runs until it is told to stop. */
    abstract static class Run extends Action {
        @Mixin
        Settings settings = new Settings();

        abstract Population people(ParticipantId who);

        @Override
        final Object perform(Output output) throws InterruptedException {
            ParticipantId who = settings.who();
            return new Running(output).run(settings.file(people(who)));
        }
    }

    /** {@code miner run}. */
    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Be a miner: join the market, and do its work until told to stop.",
            footer = {
                "",
                "Its account must hold the stake: an operator lets money in by assay account deposit NAME AMOUNT.",
                "Ctrl-C, or SIGTERM, stops it when what it has begun is handed in."
            })
    static final class MinerRun extends Run {
        @Option(
                names = "--stake",
                paramLabel = "CREDITS",
                description = "What it locks to join (default: ${DEFAULT-VALUE}).")
        String stake = "100";

        @Option(
                names = "--own-data",
                paramLabel = "FORMAT[:FEATURES[:LABELS]]",
                description = "Its private data, for contribution tasks: digits, csv:FILE or idx:IMAGES:LABELS.")
        @Nullable
        String ownData;

        @Option(
                names = "--part",
                paramLabel = "K/N",
                description = "Which part of that data is its own (default: ${DEFAULT-VALUE}).")
        String part = "1/1";

        @Option(
                names = "--trainer",
                paramLabel = "own|cluster",
                description = "Who trains: its own engine, or the cluster's workers if they are open to it "
                        + "(default: ${DEFAULT-VALUE}).")
        Population.Workforce trainer = Population.Workforce.OWN;

        @Option(names = "--can", paramLabel = "CAPABILITY", split = ",", description = "What it declares it can do.")
        List<String> capabilities = List.of();

        @Option(names = "--unreachable", description = "It says that peers cannot connect to it.")
        boolean unreachable;

        @Override
        Population people(ParticipantId who) {
            Population.Miner miner = new Population.Miner(
                    who,
                    stake(stake),
                    unreachable,
                    OwnDataOption.read(ownData, part),
                    OwnDataOption.profile(capabilities),
                    Optional.of(trainer));
            return new Population(List.of(miner), List.of(), List.of(), List.of());
        }
    }

    /** {@code evaluator run}. */
    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Be an evaluator: measure results, and approve payouts, until told to stop.")
    static final class EvaluatorRun extends Run {
        @Option(
                names = "--stake",
                paramLabel = "CREDITS",
                description = "What it locks to join; without, it is no member, and tasks without a bond take it.")
        @Nullable
        String stake;

        @Override
        Population people(ParticipantId who) {
            Optional<Credits> locked = Optional.ofNullable(stake).map(ParticipantCommands::stake);
            return new Population(List.of(), List.of(new Population.Evaluator(who, locked)), List.of(), List.of());
        }
    }

    /** {@code verifier run}. */
    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Be a verifier: do parts of others' training again, until told to stop.")
    static final class VerifierRun extends Run {
        @Option(
                names = "--stake",
                paramLabel = "CREDITS",
                description = "What it locks to join (default: ${DEFAULT-VALUE}).")
        String stake = "100";

        @Override
        Population people(ParticipantId who) {
            return new Population(List.of(), List.of(), List.of(), List.of(new Population.Verifier(who, stake(stake))));
        }
    }

    /** {@code evaluator}. */
    @Command(
            name = "evaluator",
            mixinStandardHelpOptions = true,
            description = "Be an evaluator.",
            subcommands = EvaluatorRun.class)
    static final class Evaluator extends Group {}

    /** {@code verifier}. */
    @Command(
            name = "verifier",
            mixinStandardHelpOptions = true,
            description = "Be a verifier.",
            subcommands = VerifierRun.class)
    static final class Verifier extends Group {}

    /** {@code population}. */
    @Command(
            name = "population",
            mixinStandardHelpOptions = true,
            description = "Run many participants in one process, until told to stop.",
            footer = {"", "assay up writes such a file to participants/population.json in its data directory."})
    static final class Many extends Action {
        @Parameters(paramLabel = "FILE", description = "Who they are, as JSON.")
        Path file = Path.of("");

        @Override
        Object perform(Output output) throws InterruptedException {
            PopulationFile told;
            try {
                told = PopulationFile.read(file);
            } catch (IOException e) {
                throw bad(String.valueOf(e.getMessage()), "correct the file");
            }
            return new Running(output).run(told);
        }
    }

    static Credits stake(String text) {
        return Amount.of("--stake", text);
    }

    static Failure bad(String message, String hint) {
        return Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, hint);
    }

    /** Starts what a file says, tells what it does, and stops it in good order. */
    private record Running(Output output) {
        private static final java.time.Duration FINISH = java.time.Duration.ofSeconds(30);

        Object run(PopulationFile told) throws InterruptedException {
            if (System.getProperty("logback.configurationFile") == null) {
                System.setProperty("logback.configurationFile", "assay-participant-logback.xml");
            }
            try (Crowd crowd = Crowd.start(told, this::tell)) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(crowd), "stop-in-good-order"));
                output.say("running at " + String.join(", ", told.endpoints()) + "; everything is kept in "
                        + told.home() + "; Ctrl-C stops");
                crowd.await();
                return java.util.Map.of("ended", crowd.size());
            } catch (IOException e) {
                String message = "nothing can be kept in " + told.home() + ": " + e.getMessage();
                throw Failure.of(ExitCode.FAILED, "no-place", message, "choose another directory")
                        .because(e);
            } catch (assay.participant.Unusable e) {
                throw Failure.of(ExitCode.FAILED, "unusable", String.valueOf(e.getMessage()), "")
                        .because(e);
            }
        }

        private synchronized void tell(assay.participant.Diary.Note note) {
            String at =
                    note.at().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
            output.say(at + "  " + note.who() + "  " + note.what() + "  " + note.text());
            java.util.Map<String, String> event = new java.util.LinkedHashMap<>();
            event.put("at", note.at().toString());
            event.put("who", note.who().name());
            event.put("what", note.what());
            event.put("about", note.about());
            event.put("text", note.text());
            output.stream("event", event);
        }

        private void stop(Crowd crowd) {
            boolean whole = false;
            try {
                whole = crowd.finish(FINISH);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            output.say(whole ? "stopped" : "stopped; what was not finished is taken up again at the next start");
            output.done(java.util.Map.of("finished", whole));
            Runtime.getRuntime().halt(0);
        }
    }
}
