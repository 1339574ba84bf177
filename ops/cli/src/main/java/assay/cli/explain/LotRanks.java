package assay.cli.explain;

import assay.domain.committee.CommitteeEvent;
import assay.domain.committee.CommitteeEvent.CandidateApplied;
import assay.domain.committee.DrawEvent.LotsProven;
import assay.domain.committee.DrawEvent.SeatsDrawn;
import assay.domain.election.Sortition;
import assay.domain.entity.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** At which place the lots of candidates came up in a draw, told from what they have proven. */
final class LotRanks {
    private static final int SHOWN = 8;

    private final SortedMap<ParticipantId, Integer> lots = new TreeMap<>();
    private final SortedMap<ParticipantId, String> values = new TreeMap<>();

    void told(CommitteeEvent event) {
        if (event instanceof CandidateApplied applied)
            lots.put(applied.miner(), applied.ticket().lots());
        if (event instanceof LotsProven proven) values.put(proven.miner(), proven.value());
    }

    /** Where the best lot of {@code who} came up in {@code drawn}; empty where there was a seat for every lot. */
    Optional<String> words(SeatsDrawn drawn, ParticipantId who) {
        if (!values.containsKey(who)) return Optional.empty();
        List<Sortition.Entry> entries = values.entrySet().stream()
                .map(each -> new Sortition.Entry(each.getKey(), lots.getOrDefault(each.getKey(), 0), each.getValue()))
                .toList();
        String best = "";
        List<String> all = new ArrayList<>();
        for (Sortition.Entry entry : entries) {
            for (int i = 0; i < entry.lots(); i++) {
                String lot = Sortition.lot(drawn.beacon(), entry, i);
                all.add(lot);
                if (entry.who().equals(who) && (best.isEmpty() || lot.compareTo(best) < 0)) best = lot;
            }
        }
        String lowest = best;
        long place = all.stream().filter(lot -> lot.compareTo(lowest) < 0).count() + 1;
        return Optional.of("its best lot, " + lowest.substring(0, Math.min(SHOWN, lowest.length())) + "…, is number "
                + place + " of " + all.size() + ", drawn with the beacon "
                + drawn.beacon().substring(0, SHOWN) + "…");
    }
}
