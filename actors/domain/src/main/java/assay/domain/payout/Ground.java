package assay.domain.payout;

/**
 * One recorded thing that a rule counts for or against somebody.
 *
 * @param round in which it was recorded; 0 where it belongs to none
 * @param words for people
 */
public record Ground(int round, String words) {}
