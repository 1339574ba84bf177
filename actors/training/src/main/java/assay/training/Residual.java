package assay.training;

import java.util.Arrays;

/**
 * What a member has found out and not sent yet: gradients are added up, and whatever has grown beyond τ is sent as ±τ and
 * taken off once (N. Strom 2015). Gradients are means over the batch; whoever adds sums uses a τ as much larger.
 */
final class Residual {
    private final float[] values;
    private final float tau;

    /** Goes on from {@code values}, which become its own. */
    Residual(float[] values, float tau) {
        this.values = values;
        this.tau = tau;
    }

    float[] values() {
        return values;
    }

    /** Adds {@code gradient}, then takes off and returns what has grown beyond τ: at most {@code most} words. */
    MessageMap take(float[] gradient, int most) {
        int beyond = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] += gradient[i];
            if (beyond(i)) beyond++;
        }
        float least = beyond <= most ? 0 : least(beyond, most);
        int[] words = new int[Math.min(beyond, most)];
        // Of those as great as the least that goes, the first go.
        int ties = beyond <= most ? 0 : most - greaterThan(least);
        int size = 0;
        for (int i = 0; i < values.length && size < words.length; i++) {
            if (!beyond(i)) continue;
            float much = Math.abs(values[i]);
            boolean goes = much > least || (much == least && ties-- > 0);
            if (goes) words[size++] = take(i);
        }
        return MessageMap.of(words);
    }

    private boolean beyond(int i) {
        return values[i] > tau || values[i] < -tau;
    }

    private int take(int i) {
        if (values[i] > 0) {
            values[i] -= tau;
            return i | MessageMap.PLUS;
        }
        values[i] += tau;
        return i;
    }

    /** The size of the {@code most}-th greatest of the {@code beyond} values beyond τ. */
    private float least(int beyond, int most) {
        float[] sizes = new float[beyond];
        int at = 0;
        for (int i = 0; i < values.length; i++) if (beyond(i)) sizes[at++] = Math.abs(values[i]);
        Arrays.sort(sizes);
        return sizes[beyond - most];
    }

    private int greaterThan(float least) {
        int greater = 0;
        for (float value : values) if (Math.abs(value) > least) greater++;
        return greater;
    }

    /** Entries whose gradient differs from what {@code map} says by more than τ (Project PAI's overdrive). */
    static long overdrive(float[] gradient, MessageMap map, float tau) {
        long over = 0;
        int next = 0;
        for (int i = 0; i < gradient.length; i++) {
            float sent = 0;
            if (next < map.size() && map.place(next) == i) sent = map.sign(next++) * tau;
            float rest = gradient[i] - sent;
            if (rest > tau || rest < -tau) over++;
        }
        return over;
    }
}
