package assay.domain.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How many updates become one model. Task files name a strategy by its {@link #word}. */
public enum Strategy {
    /** The mean, weighted by samples: FedAvg (H. B. McMahan et al., AISTATS 2017). No parameters. */
    WEIGHTED_MEAN,
    /** The same, of updates that were drawn back to the round's model (T. Li et al., MLSys 2020): proximal. */
    FEDPROX,
    /** A step along the mean that keeps momentum (T.-M. H. Hsu, H. Qi, M. Brown, 2019): server rate, momentum. */
    FEDAVGM,
    /** Adam on the mean (S. Reddi et al., ICLR 2021): server rate, momentum, second moment, adaptivity. */
    FEDADAM,
    /** The median of each parameter (D. Yin et al., ICML 2018). No parameters; samples do not count. */
    COORDINATE_MEDIAN,
    /** The mean of each parameter without its extremes (Yin et al.): trim; samples do not count. */
    TRIMMED_MEAN,
    /** The update nearest to most others (P. Blanchard et al., NIPS 2017): byzantine; samples do not count. */
    KRUM,
    /** The mean of those nearest to most others (Blanchard et al.): byzantine, kept; samples do not count. */
    MULTI_KRUM;

    /** As task files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The strategy that {@code word} names. */
    public static Optional<Strategy> named(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** All names in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Strategy::word).toList();
    }

    /** Whether it looks for updates that are unlike the others, and therefore needs at least 2f + 3 of them. */
    public boolean comparesDistances() {
        return this == KRUM || this == MULTI_KRUM;
    }
}
