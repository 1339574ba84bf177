package assay.cli.run;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.Steps;
import assay.simulation.Violation;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Claim;
import assay.simulation.scenario.Scenario;
import assay.simulation.study.RunBroken;
import assay.simulation.study.Study;
import assay.simulation.study.Trainers;
import java.util.List;
import java.util.Optional;

/** Judges a scenario's claim over as many seeds as it asks for, the first of which has been run already. */
record Judging(RunCommand command, Scenario scenario, Trainers trainers, Output output) {
    /** @param own what the run from the scenario's own seed measured */
    Answer answer(RunMetrics own) throws InterruptedException {
        if (scenario.claim().isEmpty()) return Answer.none("the scenario claims nothing that could be checked");
        if (!command.verdict()) return Answer.none("not judged: --no-verdict");
        Claim stated = scenario.claim().get();
        int seeds = command.seeds().orElse(stated.seeds());
        Claim claim = new Claim(stated.holds(), seeds, stated.confidenceMicros(), stated.onRecord());
        output.say("");
        output.say("is it so that " + claim.holds() + "? " + seeds + " seeds, from " + scenario.seed() + " on");
        try (Steps steps = new Steps(output, "seeds", seeds)) {
            return Answer.of(new Study(trainers)
                    .judge(scenario.with(claim), Optional.of(own), (over, of) -> steps.done(over + " of " + of)));
        } catch (RunBroken e) {
            throw broken(e.violation(), List.of(e.violation()));
        }
    }

    Failure broken(Violation first, List<Violation> all) {
        String message = "an invariant broke: " + first.invariant() + ": " + first.message();
        String again = "to see it again: " + command.again(first.seed());
        return Failure.of(ExitCode.FAILED, "invariant-broken", message, again).with(all);
    }
}
