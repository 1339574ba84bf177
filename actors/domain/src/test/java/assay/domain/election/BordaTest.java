package assay.domain.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class BordaTest {
    /**
     * The textbook example of choosing Tennessee's capital, as given by Wikipedia under "Borda count": 42, 26, 15 and 17 %
     * of the voters live near Memphis, Nashville, Chattanooga and Knoxville, and want the capital near.
     */
    @Test
    void tennesseePutsItsCapitalInNashville() {
        List<List<String>> ballots = new ArrayList<>();
        ballots.addAll(Collections.nCopies(42, List.of("Memphis", "Nashville", "Chattanooga", "Knoxville")));
        ballots.addAll(Collections.nCopies(26, List.of("Nashville", "Chattanooga", "Knoxville", "Memphis")));
        ballots.addAll(Collections.nCopies(15, List.of("Chattanooga", "Knoxville", "Nashville", "Memphis")));
        ballots.addAll(Collections.nCopies(17, List.of("Knoxville", "Chattanooga", "Nashville", "Memphis")));

        assertThat(Borda.count(
                        List.of("Chattanooga", "Knoxville", "Memphis", "Nashville"),
                        ballots,
                        Comparator.naturalOrder()))
                .containsExactly(
                        new Borda.Score<>("Nashville", 194),
                        new Borda.Score<>("Chattanooga", 173),
                        new Borda.Score<>("Memphis", 126),
                        new Borda.Score<>("Knoxville", 107));
    }

    @Test
    void tiesAreDecidedByTheGivenOrder() {
        List<List<String>> ballots = List.of(List.of("a", "b", "c"), List.of("b", "a", "c"));
        assertThat(Borda.count(List.of("a", "b", "c"), ballots, Comparator.reverseOrder()))
                .extracting(Borda.Score::candidate)
                .containsExactly("b", "a", "c");
    }

    @Test
    void withoutBallotsAllAreEqualAndInTheGivenOrder() {
        assertThat(Borda.count(List.of("b", "a"), List.<List<String>>of(), Comparator.naturalOrder()))
                .containsExactly(new Borda.Score<>("a", 0), new Borda.Score<>("b", 0));
    }
}
