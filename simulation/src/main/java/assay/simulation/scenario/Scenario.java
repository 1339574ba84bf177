package assay.simulation.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One study: what is asked, and everything that determines the run that answers it. Equal scenarios give equal
 * journals, byte for byte. Shares and probabilities are in 10⁻⁶.
 *
 * @param question what the run is to answer
 * @param hypothesis what is expected to come out; may be empty
 * @param claim the hypothesis in a form that can be checked
 * @param learning who does the mathematics
 * @param seed all randomness goes back to it
 * @param horizon how long the market is simulated at most; a run ends earlier when every task has ended
 * @param electorate elections among millions, without a market around them: then nobody else is in the scenario
 */
public record Scenario(
        String question,
        String hypothesis,
        Optional<Claim> claim,
        Learning learning,
        long seed,
        Duration horizon,
        List<TaskEntry> tasks,
        Population population,
        Network network,
        Faults faults,
        Optional<ElectorateEntry> electorate) {
    public Scenario {
        tasks = List.copyOf(tasks);
    }

    /** A study of a market. */
    public Scenario(
            String question,
            String hypothesis,
            Optional<Claim> claim,
            Learning learning,
            long seed,
            Duration horizon,
            List<TaskEntry> tasks,
            Population population,
            Network network,
            Faults faults) {
        this(
                question,
                hypothesis,
                claim,
                learning,
                seed,
                horizon,
                tasks,
                population,
                network,
                faults,
                Optional.empty());
    }

    /**
     * Everything wrong with this scenario, in the order of its fields; empty when it can be run. What its tasks say is
     * checked by {@link assay.domain.task.TaskSpecCheck}.
     */
    public List<ScenarioError> errors() {
        return ScenarioCheck.of(this);
    }

    /** The same study from another seed. */
    public Scenario withSeed(long other) {
        return new Scenario(
                question, hypothesis, claim, learning, other, horizon, tasks, population, network, faults, electorate);
    }

    /** The same study with other faults. */
    public Scenario withFaults(Faults other) {
        return new Scenario(
                question, hypothesis, claim, learning, seed, horizon, tasks, population, network, other, electorate);
    }

    /** The same study over another network. */
    public Scenario withNetwork(Network other) {
        return new Scenario(
                question, hypothesis, claim, learning, seed, horizon, tasks, population, other, faults, electorate);
    }

    /** The same study with other people. */
    public Scenario with(Population other) {
        return new Scenario(
                question, hypothesis, claim, learning, seed, horizon, tasks, other, network, faults, electorate);
    }

    /** The same study with another claim. */
    public Scenario with(Claim other) {
        return new Scenario(
                question,
                hypothesis,
                Optional.of(other),
                learning,
                seed,
                horizon,
                tasks,
                population,
                network,
                faults,
                electorate);
    }

    /** The same study with other tasks. */
    public Scenario withTasks(List<TaskEntry> other) {
        return new Scenario(
                question, hypothesis, claim, learning, seed, horizon, other, population, network, faults, electorate);
    }

    /** The same study, for longer or shorter. */
    public Scenario withHorizon(Duration other) {
        return new Scenario(
                question, hypothesis, claim, learning, seed, other, tasks, population, network, faults, electorate);
    }
}
