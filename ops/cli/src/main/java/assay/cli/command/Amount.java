package assay.cli.command;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.domain.money.Credits;

/** Reads amounts of credits from the command line. */
final class Amount {
    private Amount() {}

    /** {@code text} as an amount of more than nothing. */
    static Credits of(String option, String text) {
        if (text.matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
            Credits amount = Credits.parse(text);
            if (!amount.isZero()) return amount;
        }
        String message = option + " " + text + ": expected an amount of credits such as 12.5";
        throw Failure.of(ExitCode.ARGUMENTS, "bad-arguments", message, "correct the amount");
    }
}
