package assay.simulation.invariant;

import assay.domain.election.CycleKind;
import assay.domain.entity.ParticipantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One cycle of votes, counted on one's fingers. */
record Poll(
        CycleKind kind,
        int zeros,
        int ones,
        List<ParticipantId> silent,
        List<ParticipantId> outvoted,
        List<ParticipantId> left) {

    /** @param standing in the order of their names */
    static Poll of(Collection<ParticipantId> standing, Map<ParticipantId, Integer> votes, int minimum, int maximum) {
        List<ParticipantId> silent = new ArrayList<>();
        List<ParticipantId> zeros = new ArrayList<>();
        List<ParticipantId> ones = new ArrayList<>();
        List<ParticipantId> present = new ArrayList<>();
        for (ParticipantId who : standing) {
            Integer vote = votes.get(who);
            if (vote == null) silent.add(who);
            else (vote == 1 ? ones : zeros).add(who);
            if (vote != null) present.add(who);
        }
        List<ParticipantId> few = zeros.size() < ones.size() ? zeros : ones;
        List<ParticipantId> many = zeros.size() < ones.size() ? ones : zeros;
        CycleKind kind;
        if (present.size() < minimum) kind = CycleKind.TOO_FEW;
        else if (present.size() <= maximum) kind = CycleKind.FINISHED;
        else if (few.size() == many.size()) kind = CycleKind.TIE;
        else if (few.isEmpty()) kind = CycleKind.UNANIMOUS;
        else if (few.size() < minimum) kind = CycleKind.SMALL_MINORITY;
        else kind = few.size() <= maximum ? CycleKind.FINISHED : CycleKind.REDUCED;
        boolean minorityStays = present.size() > maximum && few.size() >= minimum && few.size() < many.size();
        return new Poll(
                kind,
                zeros.size(),
                ones.size(),
                silent,
                minorityStays ? many : List.of(),
                minorityStays ? few : present);
    }
}
