package assay.runtime;

import akka.actor.typed.javadsl.TimerScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The Akka timers of one host: one for the entity's deadline, one for the next re-send, one for the epoch. */
final class Alarms {
    /** Akka's timers cannot look further ahead than some months; a later deadline is looked at again by then. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final TimerScheduler<HostCommand> timers;
    private Optional<Instant> timer = Optional.empty();
    private Optional<Instant> resend = Optional.empty();

    Alarms(TimerScheduler<HostCommand> timers) {
        this.timers = timers;
    }

    void timer(Optional<Instant> at, Instant now) {
        if (at.equals(timer)) return;
        timer = at;
        set(new HostCommand.TimerFired(), at, now);
    }

    void timerFired() {
        timer = Optional.empty();
    }

    void resend(Optional<Instant> at, Instant now) {
        if (at.equals(resend)) return;
        resend = at;
        set(new HostCommand.ResendFired(), at, now);
    }

    void resendFired() {
        resend = Optional.empty();
    }

    void claimAgain(Duration pause) {
        timers.startSingleTimer(new HostCommand.ClaimAgain(pause), pause);
    }

    void clear() {
        timer = Optional.empty();
        resend = Optional.empty();
        timers.cancelAll();
    }

    private void set(HostCommand command, Optional<Instant> at, Instant now) {
        if (at.isEmpty()) {
            timers.cancel(command);
            return;
        }
        Duration pause = Duration.between(now, at.get());
        if (pause.isNegative()) pause = Duration.ZERO;
        if (pause.compareTo(LONGEST) > 0) pause = LONGEST;
        timers.startSingleTimer(command, pause);
    }
}
