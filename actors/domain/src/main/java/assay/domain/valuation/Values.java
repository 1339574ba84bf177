package assay.domain.valuation;

import java.util.List;

/**
 * What players are worth.
 *
 * @param micros by player, in 10⁻⁶; below 0 for whoever does harm
 * @param errorMicros the largest standard error of any of them; 0 where nothing was sampled
 * @param coalitions how many different coalitions had to be valued for it, the empty one left out
 */
public record Values(List<Long> micros, long errorMicros, long coalitions) {
    public Values {
        micros = List.copyOf(micros);
    }
}
