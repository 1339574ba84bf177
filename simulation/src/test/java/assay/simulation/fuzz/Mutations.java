package assay.simulation.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Everything that is done wrong on purpose. */
public final class Mutations {
    private Mutations() {}

    /** All of them, host first. */
    public static List<Mutation> all() {
        List<Mutation> all = new ArrayList<>(HostMutations.all());
        all.addAll(MoneyMutations.all());
        all.addAll(TaskMutations.all());
        all.addAll(CommitteeMutations.all());
        all.addAll(EvaluationMutations.all());
        all.addAll(CredulousMutations.all());
        return all;
    }
}
