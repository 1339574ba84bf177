package assay.simulation.host;

import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Event;
import assay.domain.entity.NotNow;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;
import assay.domain.entity.Send;
import assay.domain.participant.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A player of ping-pong: it serves when told to, returns every ball but each fifth, which it refuses, and writes down
 * everything, so that a ball lost or counted twice shows.
 */
final class Player implements Entity<Player.Score, Player.Note> {
    static final EntityId ANN = new EntityId(EntityType.MINER, "ann");
    static final EntityId BOB = new EntityId(EntityType.MINER, "bob");

    sealed interface Play extends Command {
        record Serve(EntityId to, int balls) implements Play {}

        record Ping(int ball) implements Play {}

        record Pong(int ball) implements Play {}
    }

    sealed interface Note extends Event<Score> {
        record Served(EntityId to, int ball) implements Note {
            @Override
            public Score applyTo(Score score) {
                return score;
            }
        }

        record Pinged(EntityId by, int ball) implements Note {
            @Override
            public Score applyTo(Score score) {
                return new Score(score.name, plus(score.pings, ball), score.pongs, score.refused);
            }
        }

        record Ponged(int ball) implements Note {
            @Override
            public Score applyTo(Score score) {
                return new Score(score.name, score.pings, plus(score.pongs, ball), score.refused);
            }
        }

        record Refused(int ball, String why) implements Note {
            @Override
            public Score applyTo(Score score) {
                return new Score(score.name, score.pings, score.pongs, plus(score.refused, ball));
            }
        }
    }

    record Score(String name, List<Integer> pings, List<Integer> pongs, List<Integer> refused) {}

    record Out(int ball) implements Rejection {
        @Override
        public String message() {
            return "ball " + ball + " is out";
        }
    }

    private static List<Integer> plus(List<Integer> balls, int ball) {
        List<Integer> more = new ArrayList<>(balls);
        more.add(ball);
        return List.copyOf(more);
    }

    @Override
    public EntityType type() {
        return EntityType.MINER;
    }

    @Override
    public Score initial(String name) {
        return new Score(name, List.of(), List.of(), List.of());
    }

    @Override
    public Decision<Note> decide(Score score, Command command, Origin from, Instant now) {
        if (command instanceof Play.Serve serve) {
            List<Note> served = new ArrayList<>();
            for (int ball = 1; ball <= serve.balls(); ball++) served.add(new Note.Served(serve.to(), ball));
            return Decision.accepted(served);
        }
        if (command instanceof Play.Ping ping && from instanceof Origin.FromEntity by) {
            if (ping.ball() % 5 == 0) return Decision.rejected(new Out(ping.ball()));
            return Decision.accepted(new Note.Pinged(by.entity(), ping.ball()));
        }
        if (command instanceof Play.Pong pong) return Decision.accepted(new Note.Ponged(pong.ball()));
        return Decision.rejected(NotNow.of(new EntityId(type(), score.name), command, "playing"));
    }

    @Override
    public List<Send> react(Score score, Note note) {
        if (note instanceof Note.Served served) return List.of(new Send(served.to(), new Play.Ping(served.ball())));
        if (note instanceof Note.Pinged pinged) return List.of(new Send(pinged.by(), new Play.Pong(pinged.ball())));
        return List.of();
    }

    @Override
    public Optional<Instant> wakeAt(Score score) {
        return Optional.empty();
    }

    @Override
    public List<Note> wake(Score score, Instant now) {
        return List.of();
    }

    @Override
    public List<Note> answered(Score score, EntityId by, Command command, Outcome outcome, Instant now) {
        if (outcome instanceof Outcome.Refused no && command instanceof Play.Ping ping) {
            return List.of(new Note.Refused(ping.ball(), no.rejection().message()));
        }
        return List.of();
    }

    @Override
    public List<Work> work(Score score, ParticipantId participant, Instant now) {
        return List.of();
    }
}
