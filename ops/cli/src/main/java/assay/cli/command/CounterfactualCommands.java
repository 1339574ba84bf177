package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.explain.Counterfactual;
import assay.cli.explain.Records;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterfactual payout}: what everybody would have earned under another rule. */
@Command(
        name = "counterfactual",
        mixinStandardHelpOptions = true,
        description = "Say what would have come of what was recorded under another rule.",
        subcommands = CounterfactualCommands.Payout.class)
final class CounterfactualCommands extends Group {
    private static final BigDecimal WHOLE = BigDecimal.ONE;

    @Command(
            name = "payout",
            mixinStandardHelpOptions = true,
            description = "Say what everybody would have earned if a task had paid by another rule.")
    static final class Payout extends ExplainCommands.Question {
        @Parameters(paramLabel = "TASK", description = "The task's name.")
        String task = "";

        @Option(names = "--rule", paramLabel = "RULE", required = true, description = "For example shapley, or equal.")
        String rule = "";

        @Option(
                names = "--places",
                paramLabel = "SHARE,…",
                split = ",",
                description = "For ranked: what each place gets, for example 0.5,0.3,0.2.")
        List<BigDecimal> places = List.of();

        @Override
        Object answer(Records records, Output output) throws InterruptedException {
            Counterfactual.Answer answer = Counterfactual.of(records, task, rule, micros());
            answer.lines().forEach(output::say);
            return answer;
        }

        private List<Long> micros() {
            BigDecimal left = WHOLE;
            List<Long> micros = new ArrayList<>();
            for (BigDecimal place : places) {
                left = left.subtract(place);
                if (place.signum() < 0
                        || left.signum() < 0
                        || place.stripTrailingZeros().scale() > 6) {
                    String message = "--places " + places
                            + ": expected shares from 0, at most 1 in all, with at most six decimals";
                    throw Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "for example --places 0.5,0.3,0.2");
                }
                micros.add(place.movePointRight(6).longValueExact());
            }
            return micros;
        }
    }
}
