package assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.AccountCommand;
import assay.domain.account.Accounts;
import assay.domain.cell.Message;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private final Path file;

    LedgerTest(@TempDir Path directory) {
        this.file = directory.resolve("ledger.tsv");
    }

    static Message.Outside deposit(String id) {
        AccountCommand deposit = new AccountCommand.Deposit(id, Credits.micros(1));
        return new Message.Outside(
                Accounts.CASHIER, Accounts.of(new ParticipantId("alice")), id, Instant.EPOCH.plusSeconds(60), deposit);
    }

    @Test
    void what_was_written_is_there_after_an_interruption() throws Exception {
        try (Ledger ledger = Ledger.open(file)) {
            ledger.given(deposit("one"));
            ledger.answered(deposit("one"), new Answer.Taken());
            ledger.given(deposit("two"));
            ledger.answered(deposit("two"), new Answer.Refused("no"));
            ledger.given(deposit("three"));
            ledger.answered(deposit("three"), new Answer.Unknown("silence"));
        }
        try (Ledger again = Ledger.open(file)) {
            assertThat(again.fates())
                    .containsEntry(Ledger.Key.of(deposit("one")), Ledger.Fate.TAKEN)
                    .containsEntry(Ledger.Key.of(deposit("two")), Ledger.Fate.REFUSED)
                    .containsEntry(Ledger.Key.of(deposit("three")), Ledger.Fate.GIVEN)
                    .hasSize(3);
            assertThat(again.taken()).isEqualTo(1);
        }
    }

    @Test
    void half_a_line_at_the_end_spoils_neither_what_stands_before_nor_what_comes_after() throws Exception {
        try (Ledger ledger = Ledger.open(file)) {
            ledger.given(deposit("one"));
            ledger.answered(deposit("one"), new Answer.Taken());
        }
        Files.writeString(file, "TAKEN\tcashier\tacc", StandardOpenOption.APPEND);
        try (Ledger ledger = Ledger.open(file)) {
            ledger.given(deposit("two"));
            ledger.answered(deposit("two"), new Answer.Taken());
        }
        try (Ledger again = Ledger.open(file)) {
            assertThat(again.fates()).hasSize(2).allSatisfy((key, fate) -> assertThat(fate)
                    .isEqualTo(Ledger.Fate.TAKEN));
        }
    }
}
