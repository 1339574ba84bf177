package assay.cli.explain;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.file.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer to "why": what holds for everybody, and what became of each participant.
 *
 * @param about {@code payout/NAME} or {@code committee/NAME}
 */
public record Explained(String about, List<Because> overview, List<Answer> participants) {
    public Explained {
        overview = List.copyOf(overview);
        participants = List.copyOf(participants);
    }

    /** The same about one participant, who must occur in it. */
    public Explained of(Optional<String> only) {
        if (only.isEmpty()) return this;
        String name = only.get();
        List<Answer> theirs = participants.stream()
                .filter(each -> each.participant().equals(name))
                .toList();
        if (!theirs.isEmpty()) return new Explained(about, overview, theirs);
        List<String> known =
                participants.stream().map(Answer::participant).distinct().toList();
        String hint = Words.near(name, known)
                .map(near -> "did you mean " + near + "?")
                .orElse(known.isEmpty() ? "nobody took part" : "those who took part: " + String.join(", ", known));
        String message = "\"" + name + "\" had nothing to do with " + about;
        throw Failure.of(ExitCode.FAILED, "not-found", message, hint);
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(about);
        for (Because each : overview) lines.add("  - " + each.line());
        for (Answer each : participants) lines.addAll(each.lines());
        return lines;
    }
}
