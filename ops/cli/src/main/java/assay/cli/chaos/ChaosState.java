package assay.cli.chaos;

import assay.chaos.Episode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a run has come, as it stands in {@code chaos.json} in its data directory after each fault.
 *
 * @param kinds words of the kinds that faults are drawn from
 * @param parts how often the run was begun or resumed
 */
record ChaosState(
        long seed, int nodes, int kills, List<String> kinds, boolean rolling, int parts, List<Episode> episodes) {
    private static final String NAME = "chaos.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    ChaosState {
        kinds = List.copyOf(kinds);
        episodes = List.copyOf(episodes);
    }

    ChaosState with(Episode episode) {
        List<Episode> all = new ArrayList<>(episodes);
        all.add(episode);
        return new ChaosState(seed, nodes, kills, kinds, rolling, parts, all);
    }

    ChaosState resumed() {
        return new ChaosState(seed, nodes, kills, kinds, rolling, parts + 1, episodes);
    }

    void write(Path data) throws IOException {
        Path partial = data.resolve(NAME + ".partial");
        JSON.writerWithDefaultPrettyPrinter().writeValue(partial.toFile(), this);
        Files.move(partial, data.resolve(NAME), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static Optional<ChaosState> read(Path data) throws IOException {
        Path file = data.resolve(NAME);
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), ChaosState.class)) : Optional.empty();
    }
}
