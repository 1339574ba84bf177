package assay.domain.participant;

import assay.domain.assignment.Annotations;
import assay.domain.assignment.Annotations.Label;
import assay.domain.assignment.Brief;
import assay.domain.assignment.Delivery;
import assay.domain.entity.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody takes a file to show. Files of annotation tasks stand for themselves here: what each really shows is
 * drawn from its address, and an eye takes it for that as often as its accuracy says, otherwise for something else. A
 * person in front of a screen would be another such eye.
 *
 * @param secret draws where it errs; nobody else errs in the same places
 * @param accuracyMicros how often it is right, in 10⁻⁶
 */
public record Eye(String secret, long accuracyMicros) {
    /** One that never errs. */
    public static final Eye PERFECT = new Eye("", 1_000_000);

    /** How many labels there are when a brief declares none. */
    private static final int OWN_WORDS = 10;

    private static final int WIDTH = 1_000;

    /** What it takes all files of {@code brief} for. */
    public List<Label> labels(Brief brief) {
        List<Label> labels = new ArrayList<>();
        for (int file = 1; file <= brief.files().size(); file++) labels.add(label(brief, file));
        return labels;
    }

    private Label label(Brief brief, int file) {
        String address = brief.files().get(file - 1);
        int choices = brief.labels().isEmpty() ? OWN_WORDS : brief.labels().size();
        int truth = below(choices, "truth", address);
        boolean right = below(1_000_000, "seen", secret, address) < accuracyMicros;
        int taken = right ? truth : (truth + 1 + below(choices - 1, "taken", secret, address)) % choices;
        List<List<Integer>> places = brief.coordinates() ? List.of(place(address, right)) : List.of();
        String word =
                brief.labels().isEmpty() ? "kind-" + taken : brief.labels().get(taken);
        return new Label(file, word, places);
    }

    private List<Integer> place(String address, boolean right) {
        String drawnBy = right ? "" : secret;
        return List.of(below(WIDTH, "left", drawnBy, address), below(WIDTH, "top", drawnBy, address));
    }

    /** The share of files about which {@code delivery} says what this eye sees, in 10⁻⁶. */
    public long scoreMicros(Brief brief, Delivery delivery) {
        List<Label> own = labels(brief);
        int same = 0;
        for (Label said : Annotations.read(brief, delivery.text()).labels()) if (own.contains(said)) same++;
        return own.isEmpty() ? 0 : same * 1_000_000L / own.size();
    }

    private static int below(int bound, String... what) {
        Sha256 drawn = Sha256.of("eye");
        for (String each : what) drawn = drawn.with(each);
        return bound <= 1 ? 0 : (int) (Long.parseLong(drawn.hex().substring(0, 12), 16) % bound);
    }
}
