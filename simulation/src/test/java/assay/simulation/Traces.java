package assay.simulation;

import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The traces of markets under drawn faults, from this process or from one of its own. */
public final class Traces {
    private Traces() {}

    /** Prints the traces of seeds from the first argument to the second, one per line. */
    public static void main(String[] args) {
        for (String trace : of(Long.parseLong(args[0]), Long.parseLong(args[1]))) System.out.println(trace);
    }

    static List<String> of(long first, long last) {
        List<String> traces = new ArrayList<>();
        for (long seed = first; seed <= last; seed++) {
            Scenario drawn = Swarm.draw(Markets.any(seed), seed);
            SimulationResult result =
                    new Simulation(drawn, Markets.ENTITIES, new CurveTrainer(), entry -> {}, Progress.NONE).run();
            traces.add(seed + " " + result.traceHash() + " " + result.entries() + " " + result.faultsStruck());
        }
        return traces;
    }

    static List<String> inAnotherProcess(long first, long last) {
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Traces.class.getName(),
                Long.toString(first),
                Long.toString(last));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) throw new IllegalStateException(command + " ended with " + exit + ": " + said);
            return said.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
