package assay.cluster.config;

import java.util.List;

/**
 * What a node with the role api does for those outside the cluster, beside answering them.
 *
 * @param contentMebibytes the largest piece of content that is taken in
 * @param hourlyMebibytes how much one caller may store in an hour
 * @param workersOpenTo who may use the cluster's workers: words for roles, and names of participants
 * @param openJobs how many jobs one caller may have waiting at a time
 */
public record Serving(int contentMebibytes, int hourlyMebibytes, List<String> workersOpenTo, int openJobs) {
    public Serving {
        workersOpenTo = List.copyOf(workersOpenTo);
    }
}
