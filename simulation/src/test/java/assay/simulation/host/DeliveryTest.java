package assay.simulation.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.cell.Cell;
import assay.domain.cell.Message;
import assay.domain.entity.Event;
import assay.domain.entity.Outcome;
import assay.simulation.invariant.InvariantBroken;
import assay.simulation.scenario.FaultKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final int SEEDS = 1_000;

    @Test
    void everything_happens_exactly_once_whatever_is_lost_doubled_reordered_or_crashed() {
        Set<List<String>> journals = new LinkedHashSet<>();
        long crashes = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Match match = Match.stormy(seed, Discipline.SOUND).start();
            try {
                match.mustEndWell();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
            journals.add(match.journal());
            crashes += match.crashes();
        }
        assertThat(journals).as("different journals").hasSizeGreaterThan(SEEDS * 9 / 10);
        assertThat(crashes).as("crashes").isGreaterThan(SEEDS);
    }

    @Test
    void everything_happens_exactly_once_under_every_drawn_fault_and_the_same_seed_gives_the_same_journal() {
        Set<List<String>> journals = new LinkedHashSet<>();
        Set<FaultKind> struck = EnumSet.noneOf(FaultKind.class);
        for (long seed = 1; seed <= 2 * SEEDS; seed++) {
            Match match = Match.swarm(seed, Discipline.SOUND).start();
            try {
                match.mustEndWell();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
            assertThat(Match.swarm(seed, Discipline.SOUND).start().mustEndWell().journal())
                    .as("seed %d", seed)
                    .isEqualTo(match.journal());
            journals.add(match.journal());
            for (FaultKind kind : FaultKind.values()) if (match.struck().of(kind) > 0) struck.add(kind);
        }
        assertThat(journals).as("different journals").hasSizeGreaterThan(2 * SEEDS * 99 / 100);
        // Nobody outside plays, so nobody can be away.
        assertThat(struck).isEqualTo(EnumSet.complementOf(EnumSet.of(FaultKind.CHURN, FaultKind.VANISHING)));
    }

    @Test
    void the_same_seed_gives_the_same_journal_byte_for_byte() {
        for (long seed = 1; seed <= 50; seed++) {
            List<String> first =
                    Match.stormy(seed, Discipline.SOUND).start().mustEndWell().journal();
            List<String> second =
                    Match.stormy(seed, Discipline.SOUND).start().mustEndWell().journal();
            assertThat(first).isNotEmpty().isEqualTo(second);
        }
    }

    @Test
    void without_faults_there_is_one_message_for_every_entry() {
        Match match = Match.calm(Discipline.SOUND).start().mustEndWell();
        assertThat(match.messages()).isLessThanOrEqualTo(match.journal().size());
    }

    @Test
    void when_everyone_crashes_and_nobody_outside_says_a_word_the_game_goes_on() {
        for (long millis = 1; millis < 100; millis++) {
            Match.calm(Discipline.SOUND)
                    .start()
                    .until(Duration.ofMillis(millis))
                    .crashAll()
                    .mustEndWell();
        }
    }

    @Test
    void planted_bug_recovery_that_does_not_send_again_is_noticed() {
        Discipline silent = new Discipline() {
            @Override
            protected boolean resendsOnRecovery() {
                return false;
            }
        };
        Match match = Match.calm(silent).start().until(Duration.ofMillis(7)).crashAll();
        assertThatThrownBy(match::mustEndWell).isInstanceOf(AssertionError.class);
    }

    @Test
    void planted_bug_a_receiver_that_forgets_what_it_took_is_noticed() {
        Discipline forgetful = new Discipline() {
            @Override
            protected <S, E extends Event<S>> Cell<S, E> facing(Cell<S, E> cell, Message message) {
                if (!(message instanceof Message.Request request)) return cell;
                Cell.Inbound before = new Cell.Inbound(request.number() - 1, Outcome.DONE);
                return new Cell<>(
                        cell.entity(),
                        cell.id(),
                        cell.state(),
                        cell.number(),
                        cell.time(),
                        cell.inbound().with(request.from(), before),
                        cell.outbound(),
                        cell.told());
            }
        };
        assertThat(seedsThatNotice(forgetful)).isGreaterThan(90);
    }

    @Test
    void planted_bug_an_answer_before_the_entry_is_stored_is_noticed() {
        Discipline hasty = new Discipline() {
            @Override
            protected boolean storesBeforeSending() {
                return false;
            }
        };
        assertThat(seedsThatNotice(hasty)).isGreaterThan(50);
    }

    @Test
    void planted_bug_a_storm_of_requests_is_noticed() {
        Discipline impatient = new Discipline() {
            @Override
            protected long backOffMicros(long attempt) {
                return 10;
            }
        };
        Match match = Match.calm(impatient).start();
        assertThatThrownBy(match::mustEndWell)
                .isInstanceOf(InvariantBroken.class)
                .hasMessageContaining("messages between entities");
    }

    private static int seedsThatNotice(Discipline discipline) {
        int noticed = 0;
        for (long seed = 1; seed <= 100; seed++) {
            try {
                Match.stormy(seed, discipline).start().mustEndWell();
            } catch (AssertionError | RuntimeException e) {
                noticed++;
            }
        }
        return noticed;
    }
}
