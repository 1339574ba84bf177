package assay.cli.run;

import assay.cli.Output;
import assay.cli.elect.ElectionWords;
import assay.cli.elect.Poll;
import assay.cli.elect.Tally;
import assay.cli.picture.ElectorateReport;
import assay.simulation.electorate.Behaviour;
import assay.simulation.electorate.Election;
import assay.simulation.metric.Catalogue;
import assay.simulation.metric.ElectorateMeasurement;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Bloc;
import assay.simulation.scenario.ElectorateEntry;
import assay.simulation.scenario.Scenario;
import assay.simulation.study.Ballots;
import assay.simulation.study.Trainers;
import java.io.IOException;
import java.util.Locale;

/**
 * One run of a scenario that only elects, written to a folder of its own: metrics, report, summary. There are no entities,
 * so there is no journal. If the scenario claims something, further seeds are run for the verdict.
 */
public final class ElectorateRun {
    private static final double SECOND_NANOS = 1e9;

    private final RunCommand command;
    private final Scenario scenario;
    private final ElectorateEntry electorate;
    private final Output output;

    /** A run of {@code scenario}, which was read as {@code command} says and has the electorate {@code electorate}. */
    public ElectorateRun(RunCommand command, Scenario scenario, ElectorateEntry electorate, Output output) {
        this.command = command;
        this.scenario = scenario;
        this.electorate = electorate;
        this.output = output;
    }

    /** Runs to the end; returns what the envelope says. */
    public SimulationData perform() throws IOException, InterruptedException {
        output.say(scenario.question());
        output.say("");
        RunFolder folder = RunFolder.make(command.folder(scenario.seed()));
        Ballots ballots = new Ballots(scenario);
        ElectorateMeasurement measurement = new ElectorateMeasurement(scenario);
        ElectionWords said = new ElectionWords(output, this::name);
        said.opening(ballots.electorate(0), electorate.messages());
        long started = System.nanoTime();
        Tally tally = new Poll(ballots.number(), output).hold((index, heard) -> {
            Election election = ballots.hold(index, heard);
            measurement.accept(election);
            return election;
        });
        double seconds = (System.nanoTime() - started) / SECOND_NANOS;
        RunMetrics metrics = measurement.metrics();
        said.result(tally);
        Answer answer = new Judging(command, scenario, Trainers.curves(), output).answer(metrics);
        RunWords words = new RunWords(output, command, scenario);
        words.verdict(answer);
        output.say(String.format(
                Locale.ROOT, "%s in %.2f real seconds; trace %s", work(tally), seconds, ballots.traceHash()));
        SimulationData data = SimulationData.of(
                scenario.seed(),
                ballots.traceHash(),
                measurement.simulatedSeconds(),
                seconds,
                metrics,
                answer,
                folder.path());
        ElectorateReport report = new ElectorateReport(
                scenario,
                electorate,
                ballots.traceHash(),
                metrics,
                measurement.survivals(),
                tally.seats(),
                answer.judgement(),
                answer.reason(),
                command.again(scenario.seed()));
        folder.write(new MetricsFile(metrics, Catalogue.of(scenario)), report.page(), data);
        words.writtenWithoutJournal(folder.path());
        return data;
    }

    private String name(Behaviour behaviour) {
        return electorate.bloc(behaviour).map(Bloc::name).orElse(behaviour.word());
    }

    private String work(Tally tally) {
        String elections = electorate.elections() == 1 ? "1 election" : electorate.elections() + " elections";
        if (!electorate.messages()) return elections;
        return String.format(Locale.ROOT, "%s, %,d messages", elections, tally.messages());
    }
}
