package assay.cli.chaos;

import assay.chaos.Checks;
import assay.chaos.Episode;
import assay.chaos.Fault;
import assay.chaos.Inflicter;
import assay.chaos.Ledger;
import assay.chaos.Load;
import assay.chaos.NotRecovered;
import assay.chaos.Pauses;
import assay.chaos.Probes;
import assay.chaos.SmallTask;
import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.Steps;
import assay.cli.live.Fleet;
import assay.cli.live.FleetPlan;
import assay.cli.live.MarketClient;
import assay.cli.live.Tokens;
import assay.cli.run.Verification;
import assay.domain.cell.Entry;
import assay.domain.money.Credits;
import assay.journal.JournalFile;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Faults on a real cluster under load, one after another, and what must hold in the end. */
public final class ChaosRun {
    private static final int MINERS = 4;
    private static final Credits PURSE = Credits.of(100_000);
    private static final Credits MINERS_STAKE = Credits.of(1_000);
    private static final long PAUSE_MILLIS = 1_000;
    private static final String LEDGER = "ledger.tsv";
    private static final String JOURNAL = "journal.jsonl";

    private final ChaosPlan plan;
    private final Output output;
    private ChaosState state;

    private ChaosRun(ChaosPlan plan, ChaosState state, Output output) {
        this.plan = plan;
        this.state = state;
        this.output = output;
    }

    /** A run from the beginning; its data directory must not hold another. */
    public static ChaosRun begin(ChaosPlan plan, Output output) throws IOException {
        if (ChaosState.read(plan.data()).isPresent()) {
            String message = plan.data() + " holds a run already";
            throw Failure.of(
                    ExitCode.ARGUMENTS, "already-begun", message, "go on with --resume, or choose another --data");
        }
        return new ChaosRun(plan, plan.fresh(), output);
    }

    /** A run from where it was interrupted; it must have been begun with the same plan. */
    public static ChaosRun resume(ChaosPlan plan, Output output) throws IOException {
        ChaosState found = ChaosState.read(plan.data())
                .orElseThrow(() -> Failure.of(
                        ExitCode.ARGUMENTS,
                        "nothing-to-resume",
                        plan.data() + " holds no run that could be resumed",
                        "leave --resume out to begin one"));
        ChaosState asked = plan.fresh();
        boolean same = found.seed() == asked.seed()
                && found.nodes() == asked.nodes()
                && found.rolling() == asked.rolling()
                && found.kinds().equals(asked.kinds());
        if (!same) {
            String message = "the run in " + plan.data() + " was begun with --seed " + found.seed() + " --nodes "
                    + found.nodes() + (found.rolling() ? " --rolling" : " --kind " + String.join(",", found.kinds()));
            throw Failure.of(ExitCode.ARGUMENTS, "other-run", message, "resume it with these");
        }
        return new ChaosRun(plan, found, output);
    }

    private static Population population() {
        return new Population(
                List.of(Client.of(SmallTask.CLIENT.name(), PURSE)),
                List.of(Miners.of("chaos-miner", MINERS).withMoney(MINERS_STAKE, MINERS_STAKE)),
                List.of(Evaluators.of("chaos-evaluator", 3)));
    }

    /** Runs what is left of the plan, checks, and writes the report; fails when a check does. */
    public ChaosData perform() throws IOException, InterruptedException {
        Files.createDirectories(plan.data());
        state = state.resumed();
        state.write(plan.data());
        Path journal = plan.data().resolve(JOURNAL);
        FleetPlan fleetPlan = new FleetPlan(plan.data(), plan.nodes(), population(), plan.failover(), true);
        Map<Ledger.Key, Ledger.Fate> fates;
        try (Steps steps = new Steps(output, "cluster", plan.nodes() + 2);
                Fleet fleet = Fleet.start(fleetPlan, steps::done);
                Ledger ledger = Ledger.open(plan.data().resolve(LEDGER))) {
            hurt(fleet, ledger);
            export(fleet, journal);
            fates = ledger.fates();
        }
        return check(fates, journal);
    }

    private void hurt(Fleet fleet, Ledger ledger) throws IOException, InterruptedException {
        HttpGateway gateway = new HttpGateway(fleet.file().endpoints(), tokens(fleet));
        String run = "s" + plan.seed() + "p" + state.parts();
        try (Probes probes = new Probes(gateway, ledger, run);
                Load load = new Load(gateway, ledger, run)) {
            Inflicter inflicter =
                    new Inflicter(new FleetCluster(fleet), gateway, probes, ledger, plan.nodes(), Pauses.USUAL);
            inflicter.awaitWhole();
            probes.open();
            load.start();
            List<Fault> faults = plan.faults().faults();
            for (Fault fault : faults.subList(Math.min(state.episodes().size(), faults.size()), faults.size())) {
                Episode episode = inflicter.inflict(fault);
                state = state.with(episode);
                state.write(plan.data());
                output.say(ChaosWords.of(episode, faults.size()));
            }
            output.say("faults are over; waiting for what is under way");
            load.stop();
            awaitEnd(gateway);
        } catch (NotRecovered e) {
            throw Failure.of(
                            ExitCode.FAILED,
                            "not-recovered",
                            String.valueOf(e.getMessage()),
                            "the nodes' logs are in " + plan.data())
                    .because(e);
        }
    }

    private Tokens tokens(Fleet fleet) {
        return Tokens.in(plan.data(), fleet.file().endpoints());
    }

    private void awaitEnd(HttpGateway gateway) throws InterruptedException {
        long giveUp = System.nanoTime() + SmallTask.DEADLINE.plusMinutes(2).toNanos();
        // What has not ended by then is named by the checks.
        while (!gateway.openTasks().isEmpty() && System.nanoTime() - giveUp < 0) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** Once nothing is added any more: an export of a market at work cuts through conversations. */
    private void export(Fleet fleet, Path file) throws IOException, InterruptedException {
        MarketClient market = new MarketClient(fleet.file().endpoints(), tokens(fleet));
        long before = -1;
        for (int attempt = 0; attempt < 60; attempt++) {
            long found = 0;
            try (Lines lines = new Lines(file)) {
                market.export(lines::add);
                found = lines.count;
            }
            if (found == before) return;
            before = found;
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        throw Failure.of(
                ExitCode.TIMEOUT, "not-at-rest", "the market does not come to rest", "assay doctor may say why");
    }

    /** Lines of a file, counted. */
    private static final class Lines implements AutoCloseable {
        private final BufferedWriter writer;
        private long count;

        Lines(Path file) throws IOException {
            writer = Files.newBufferedWriter(file);
        }

        void add(String line) {
            try {
                writer.write(line);
                writer.newLine();
                count++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    private ChaosData check(Map<Ledger.Key, Ledger.Fate> fates, Path journal) throws IOException {
        List<Entry<?>> entries = new ArrayList<>();
        try (Stream<Entry<?>> read = JournalFile.read(journal)) {
            read.forEach(entries::add);
        }
        Checks.Findings found = Checks.of(fates, entries);
        List<String> wrong = new ArrayList<>(found.wrong());
        ChaosData.MoneyLaw money = new ChaosData.MoneyLaw(false, 0, 0, 0);
        try {
            Verification.Data verified = new Verification(journal, output).perform();
            money = new ChaosData.MoneyLaw(
                    true, verified.depositedMicros(), verified.withdrawnMicros(), verified.heldMicros());
        } catch (Failure e) {
            wrong.add("journal verify: " + e.getMessage());
            for (Object each : e.details()) wrong.add("  " + each);
        }
        if (plan.rolling() && found.refused() + found.unknown() > 0) {
            wrong.add((found.refused() + found.unknown()) + " requests failed although clients tried again");
        }
        if (found.acknowledged() == 0) wrong.add("nothing was acknowledged: a check of nothing proves nothing");
        Path report = plan.data().resolve("chaos.html");
        ChaosData data = ChaosData.of(state, found, money, entries.size(), report.toString(), wrong);
        ChaosReport.of(plan, state, data).write(report);
        ChaosWords.of(data).forEach(output::say);
        if (!wrong.isEmpty()) {
            throw Failure.of(
                            ExitCode.FAILED,
                            "chaos-found",
                            wrong.size() + " checks failed after "
                                    + state.episodes().size() + " faults",
                            "the report is " + report + ", the journal " + journal)
                    .with(wrong);
        }
        return data;
    }
}
