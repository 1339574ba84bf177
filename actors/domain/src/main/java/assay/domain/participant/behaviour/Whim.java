package assay.domain.participant.behaviour;

import assay.domain.entity.Sha256;
import java.util.List;

/** Choices that only whoever knows the secret can foresee: the first, the second and so on of one turn. */
final class Whim {
    private final Sha256 turn;
    private long drawn;

    Whim(String secret, long turn) {
        this.turn = Sha256.of("whim").with(secret).with(turn);
    }

    /** 64 hexadecimal digits. */
    String hex() {
        return turn.with(drawn++).hex();
    }

    /** A number from 0 to {@code below}, not included. */
    int below(int below) {
        return (int) (Long.parseLong(hex().substring(0, 12), 16) % below);
    }

    boolean chance(long micros) {
        return below(1_000_000) < micros;
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }
}
