package assay.domain.payout;

import java.time.Duration;

/**
 * How a bounty is divided. Shares are parts of 10⁶ that add up to 10⁶ at most; what a task does not use is refunded.
 *
 * @param rule name of the miners' rule; {@code improvement}
 * @param minersMicros share of the miners
 * @param evaluatorsMicros share of the evaluators
 * @param approval how long evaluators may take to approve or refuse the plan; silence approves
 */
public record PayRules(String rule, long minersMicros, long evaluatorsMicros, Duration approval) {}
