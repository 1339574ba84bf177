package assay.simulation.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FlatMarketTest {
    private static final long CREDIT = 1_000_000;

    private static FlatSetup setup(int miners, int tasks, long seed) {
        return new FlatSetup(
                miners, tasks, 50 * CREDIT, 10 * CREDIT, 100_000 * CREDIT, 1_000 * CREDIT + 7, 800_000, seed);
    }

    @Test
    void entities_as_objects_decide_everything_in_the_same_way() {
        for (long seed = 1; seed <= 20; seed++) {
            Mirror mirror = new Mirror(setup(40, 12, seed));
            for (long tick = 1_000; tick <= 40_000; tick += 1_000) {
                mirror.runTo(tick);
                mirror.compare();
            }
            assertThat(mirror.counts().get(Happened.COMPLETED)).isGreaterThan(50);
            assertThat(mirror.counts().get(Happened.PAYMENT_MADE)).isGreaterThan(300);
            assertThat(mirror.counts().get(Happened.ENGAGE_REFUSED)).isPositive();
        }
    }

    @Test
    void whoever_cannot_pay_or_cannot_be_paid_is_treated_as_objects_treat_it() {
        FlatSetup poor = new FlatSetup(20, 5, 5 * CREDIT, 10 * CREDIT, 3_500 * CREDIT, 1_000 * CREDIT, 800_000, 3);
        Mirror mirror = new Mirror(poor);
        // These can join; one of them has no room for a payment.
        for (int miner = 0; miner < 15; miner++) mirror.enrich(miner, 20 * CREDIT);
        mirror.enrich(0, Long.MAX_VALUE - 26 * CREDIT);
        mirror.runTo(60_000);
        mirror.compare();
        assertThat(mirror.counts())
                .containsKeys(
                        Happened.JOIN_FAILED,
                        Happened.TRANSFER_REFUSED,
                        Happened.TRANSFER_VOIDED,
                        Happened.PAYMENT_DIVERTED,
                        Happened.MINER_ACTIVATED);
        assertThat(mirror.counts().get(Happened.JOIN_FAILED)).isEqualTo(5);
        // Each client can pay for three tasks.
        assertThat(mirror.counts().get(Happened.COMPLETED)).isGreaterThanOrEqualTo(15);
        assertThat(mirror.books().available(mirror.slots().treasury())).isPositive();
    }

    @Test
    void no_money_appears_or_is_lost() {
        FlatMarket market = new FlatMarket(setup(1_000, 100, 1));
        long money = market.moneyMicros();
        for (long tick = 100; tick <= 20_000; tick += 100) {
            market.runTo(tick);
            assertThat(market.moneyMicros()).isEqualTo(money);
        }
        assertThat(market.domainEvents()).isGreaterThan(20_000);
    }

    @Test
    void the_same_seed_goes_the_same_way_and_another_another() {
        FlatMarket one = new FlatMarket(setup(500, 50, 1));
        FlatMarket same = new FlatMarket(setup(500, 50, 1));
        FlatMarket other = new FlatMarket(setup(500, 50, 2));
        one.runTo(10_000);
        same.runTo(10_000);
        other.runTo(10_000);
        assertThat(same.traceHash()).isEqualTo(one.traceHash());
        assertThat(same.messages()).isEqualTo(one.messages());
        assertThat(other.traceHash()).isNotEqualTo(one.traceHash());
        assertThat(one.bytes()).isLessThan(2_000_000);
    }

    @Test
    void a_market_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> setup(7, 1, 1)).hasMessageContaining("at least 8 miners");
        assertThatThrownBy(() -> setup(8, 4_200_000, 1)).hasMessageContaining("too many");
        assertThatThrownBy(() -> new FlatSetup(8, 1, 1, 0, 1, 1, 1, 1)).hasMessageContaining("stake 0");
    }
}
