package assay.simulation.metric;

import java.util.Optional;

/**
 * One candidate of one election, and what became of it.
 *
 * @param task whose committee
 * @param group name of the candidate's group
 * @param behaviour of the group
 * @param stake what the candidate had locked in the market, in credits
 * @param answerSeconds from the opening of the registration until the candidate was in the books
 * @param elected whether it won a seat
 * @param leads whether it has the most points
 * @param points the Borda points that pings gave it; only who was elected has any
 * @param roundTripSeconds the median of what the other members measured to it
 */
public record Candidacy(
        String task,
        String candidate,
        String group,
        String behaviour,
        double stake,
        double answerSeconds,
        boolean elected,
        boolean leads,
        Optional<Long> points,
        Optional<Double> roundTripSeconds) {}
