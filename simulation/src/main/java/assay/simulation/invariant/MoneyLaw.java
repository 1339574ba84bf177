package assay.simulation.invariant;

import assay.domain.account.AccountEvent;
import assay.domain.account.AccountEvent.Deposited;
import assay.domain.account.AccountEvent.TransferPended;
import assay.domain.account.AccountEvent.TransferPosted;
import assay.domain.account.AccountEvent.TransferReceived;
import assay.domain.account.AccountEvent.TransferVoided;
import assay.domain.account.AccountEvent.Withdrawn;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Money is neither made nor lost: the balances and what is in flight add up to the deposits less the withdrawals; what
 * arrives was sent, once, to this account, in this amount; and a transfer is posted only after it has arrived, voided
 * only if it has not. A ledger of its own, kept from the events alone.
 */
public final class MoneyLaw implements Invariant {
    private final Map<EntityId, Long> balances = new HashMap<>();
    private final Map<String, InFlight> inFlight = new HashMap<>();
    private long balancesMicros;
    private long inFlightMicros;
    private long depositedMicros;
    private long withdrawnMicros;

    private record InFlight(EntityId to, long micros, boolean arrived) {}

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            if (!(event instanceof AccountEvent account)) continue;
            Optional<String> broken = booked(entry.entity(), account);
            if (broken.isPresent()) return broken;
        }
        return sums();
    }

    private Optional<String> booked(EntityId account, Event<?> event) {
        if (event instanceof Deposited deposited) {
            depositedMicros = Math.addExact(depositedMicros, deposited.amount().micros());
            return change(account, deposited.amount().micros());
        }
        if (event instanceof Withdrawn withdrawn) {
            withdrawnMicros = Math.addExact(withdrawnMicros, withdrawn.amount().micros());
            return change(account, -withdrawn.amount().micros());
        }
        if (event instanceof TransferPended pended) return pended(account, pended);
        if (event instanceof TransferReceived received) return received(account, received);
        if (event instanceof TransferPosted posted) return ended(account, posted.transfer(), true);
        if (event instanceof TransferVoided voided) return ended(account, voided.transfer(), false);
        return Optional.of(account + ": " + event + " is unknown to the ledger");
    }

    private Optional<String> pended(EntityId account, TransferPended pended) {
        long micros = pended.amount().micros();
        String key = key(account, pended.transfer());
        if (inFlight.put(key, new InFlight(pended.to(), micros, false)) != null) {
            return Optional.of(key + ": sent a second time");
        }
        inFlightMicros += micros;
        return change(account, -micros);
    }

    private Optional<String> received(EntityId account, TransferReceived received) {
        String key = key(received.from(), received.transfer());
        InFlight sent = inFlight.get(key);
        long micros = received.amount().micros();
        if (sent == null || sent.arrived || sent.micros != micros || !sent.to.equals(account)) {
            return Optional.of(account + ": received " + micros + " of " + key + ", but in flight was " + sent);
        }
        inFlight.put(key, new InFlight(sent.to, micros, true));
        inFlightMicros -= micros;
        return change(account, micros);
    }

    private Optional<String> ended(EntityId account, String transfer, boolean posted) {
        String key = key(account, transfer);
        InFlight sent = inFlight.remove(key);
        if (sent == null || sent.arrived != posted) {
            return Optional.of(key + ": " + (posted ? "posted" : "voided") + ", but in flight was " + sent);
        }
        if (posted) return Optional.empty();
        inFlightMicros -= sent.micros;
        return change(account, sent.micros);
    }

    private Optional<String> change(EntityId account, long micros) {
        long balance = balances.merge(account, micros, Math::addExact);
        balancesMicros = Math.addExact(balancesMicros, micros);
        return balance < 0 ? Optional.of(account + ": balance is " + balance) : Optional.empty();
    }

    private Optional<String> sums() {
        if (balancesMicros + inFlightMicros == depositedMicros - withdrawnMicros) return Optional.empty();
        return Optional.of("balances " + balancesMicros + " + in flight " + inFlightMicros + ", expected deposits "
                + depositedMicros + " - withdrawals " + withdrawnMicros);
    }

    private static String key(EntityId account, String transfer) {
        return account + " " + transfer;
    }
}
