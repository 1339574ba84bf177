package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.committee.BallotEvent.RevealOpened;
import assay.domain.committee.BallotEvent.RevealsMissed;
import assay.domain.committee.BallotEvent.VoteCommitted;
import assay.domain.committee.BallotEvent.VoteRevealed;
import assay.domain.committee.CommitteeEvent.CandidateApplied;
import assay.domain.committee.CommitteeEvent.CycleCounted;
import assay.domain.committee.CommitteeEvent.RecruitingBegan;
import assay.domain.committee.CommitteeEvent.VoteCast;
import assay.domain.committee.Terms;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerEvent.SlashUncollectable;
import assay.domain.miner.MinerEvent.Slashed;
import assay.domain.offence.Offence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A sealed vote is what its voter was bound to before anybody revealed: the hash is worked out again from the bytes.
 * Nobody votes in the open where votes are sealed, nobody is bound late, and whoever is named for silence was silent.
 */
public final class SealedVotesMatch implements Invariant {
    private final Map<EntityId, Box> boxes = new TreeMap<>();
    /** Who is to lose a slice of its stake, for which silence. */
    private final Set<String> owed = new TreeSet<>();

    private static final class Box {
        private final EntityId committee;
        private final String task;
        private final boolean costs;
        private final Map<ParticipantId, String> first = new TreeMap<>();
        private final Map<ParticipantId, String> bound = new TreeMap<>();
        private final Set<ParticipantId> revealed = new TreeSet<>();
        private boolean open;

        private Box(EntityId committee, Terms terms) {
            this.committee = committee;
            this.task = terms.task().task().toString();
            this.costs = terms.slashing().shareMicros(Offence.NO_REVEAL) > 0;
        }
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            Optional<String> punished = punished(entry, event);
            if (punished.isPresent()) return punished;
            if (event instanceof RecruitingBegan began
                    && began.terms().rules().election().equals("minority-sealed")) {
                boxes.put(entry.entity(), new Box(entry.entity(), began.terms()));
            }
            Box box = boxes.get(entry.entity());
            if (box == null) continue;
            Optional<String> broken = seen(box, event).map(what -> entry.entity() + ": " + what);
            if (broken.isPresent()) return broken;
        }
        return Optional.empty();
    }

    private Optional<String> punished(Entry<?> entry, Object event) {
        if (event instanceof Slashed slashed) return settled(entry, slashed.event());
        return event instanceof SlashUncollectable lost ? settled(entry, lost.event()) : Optional.empty();
    }

    private Optional<String> settled(Entry<?> entry, String event) {
        boolean ours = event.startsWith("committee/") && event.contains("votes of cycle");
        if (!ours || owed.remove(entry.entity().name() + " " + event)) return Optional.empty();
        return Optional.of(entry.entity() + " is punished for " + event + ", which never happened, or twice");
    }

    @Override
    public Optional<String> brokenAtRest() {
        return owed.isEmpty() ? Optional.empty() : Optional.of("not punished: " + owed);
    }

    private Optional<String> seen(Box box, Object event) {
        if (event instanceof CandidateApplied applied) {
            box.first.put(applied.miner(), applied.ticket().commitment());
        } else if (event instanceof VoteCommitted committed) {
            boolean again = box.bound.put(committed.miner(), committed.commitment()) != null;
            if (again || box.open) return Optional.of(committed + " comes late, or twice");
        } else if (event instanceof RevealOpened opened) {
            box.open = true;
            if (opened.cycle() == 1) box.bound.putAll(box.first);
        } else if (event instanceof VoteRevealed revealed) return revealed(box, revealed);
        else if (event instanceof RevealsMissed missed) return missed(box, missed);
        else if (event instanceof CycleCounted) {
            box.open = false;
            box.bound.clear();
            box.revealed.clear();
        } else if (event instanceof VoteCast) return Optional.of(event + " where votes are sealed");
        return Optional.empty();
    }

    private static Optional<String> revealed(Box box, VoteRevealed said) {
        String[] fields = {
            box.task, Integer.toString(said.cycle()), said.miner().name(), Integer.toString(said.vote()), said.nonce()
        };
        String bound = box.bound.getOrDefault(said.miner(), "nothing");
        box.revealed.add(said.miner());
        if (box.open && bound.equals(hash("sealed vote", fields))) return Optional.empty();
        return Optional.of(said + ", but it was bound to " + bound);
    }

    private Optional<String> missed(Box box, RevealsMissed said) {
        for (ParticipantId who : said.missed()) {
            if (box.costs)
                owed.add(who.name() + " " + box.committee + ": votes of cycle " + said.cycle() + " not revealed");
        }
        boolean silent = box.bound.keySet().containsAll(said.missed())
                && said.missed().stream().noneMatch(box.revealed::contains);
        return silent ? Optional.empty() : Optional.of(said + ", but revealed have " + box.revealed);
    }

    /** SHA-256 of the purpose; then, for each field, of the digest so far, the field's length, and the field. */
    private static String hash(String purpose, String... fields) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            String digest = HexFormat.of().formatHex(sha.digest(purpose.getBytes(StandardCharsets.UTF_8)));
            for (String field : fields) {
                int length = field.getBytes(StandardCharsets.UTF_8).length;
                String chained = digest + "/" + length + "/" + field;
                digest = HexFormat.of().formatHex(sha.digest(chained.getBytes(StandardCharsets.UTF_8)));
            }
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
