package assay.domain.training;

/**
 * What an update does to the model it starts from, as far as can be told without data: Project PAI's counts of +τ and −τ
 * of a member's message map, and of a whole model the parameters that it moves noticeably.
 *
 * @param ups how many parameters go up
 * @param downs how many go down
 */
public record Trait(long ups, long downs) {
    /** Both together. */
    Trait plus(Trait other) {
        return new Trait(Math.addExact(ups, other.ups), Math.addExact(downs, other.downs));
    }
}
