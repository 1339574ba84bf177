package assay.cli.picture;

import assay.simulation.host.Mix;

/** A small step aside for each of many marks in one place, so that all of them are seen; always the same one. */
final class Jitter {
    private static final long STEPS = 1_000;
    private static final double MOST = 0.3;

    private Jitter() {}

    static double of(String key) {
        return (Mix.between(Mix.of(key), 0, 2 * STEPS) - STEPS) * MOST / STEPS;
    }
}
