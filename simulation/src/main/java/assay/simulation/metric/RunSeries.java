package assay.simulation.metric;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a run's plots show. Every part is bounded, however long the run and however many took part.
 *
 * @param courses accuracy over time, of the first tasks
 * @param survivals how many candidates were left at the start and after each cycle, by task, of the first elections
 * @param candidacies a fair sample of those who were elected, and one of those who were not
 * @param candidates how many candidacies there were in all
 * @param byStake how many candidates of each stake were elected, all of them counted; empty for more than
 *     {@link #MOST_STAKES} different stakes
 * @param earnings of miners and evaluators, group by group
 * @param lorenz how unequally miners' earnings are divided; empty when there were none
 * @param growth mean profit over time, group by group, of those that ever had any
 * @param traffic messages between entities over time
 */
public record RunSeries(
        List<Course> courses,
        Map<String, List<Integer>> survivals,
        List<Candidacy> candidacies,
        long candidates,
        SortedMap<Double, Odds> byStake,
        List<Earnings> earnings,
        List<Lorenz.Point> lorenz,
        List<Growth> growth,
        List<Traffic.Slice> traffic) {
    /** So few different stakes are told one by one. */
    public static final int MOST_STAKES = 6;
}
