package assay.domain.training;

/**
 * How weights start; biases start at zero. What MXNet's initialisers of the same names do, by our own random numbers.
 *
 * @param scaleMicros in 10⁻⁶, of {@code XAVIER} the magnitude, of {@code UNIFORM} the bound, of {@code NORMAL} the
 *     deviation, of {@code CONSTANT} the value, of {@code ORTHOGONAL} the length of rows or columns
 * @param draw for {@code XAVIER} and {@code ORTHOGONAL}
 * @param factor for {@code XAVIER}
 */
public record Initializer(Kind kind, long scaleMicros, Draw draw, Factor factor) {
    /** The rule. */
    public enum Kind {
        /** Within, or with a deviation of, √(magnitude / factor) (X. Glorot, Y. Bengio, AISTATS 2010). */
        XAVIER,
        UNIFORM,
        NORMAL,
        CONSTANT,
        /** All rows, or all columns if there are fewer, at right angles (A. Saxe, J. McClelland, S. Ganguli, 2013). */
        ORTHOGONAL
    }

    /** What numbers are drawn from. */
    public enum Draw {
        UNIFORM,
        GAUSSIAN
    }

    /** What Xavier's magnitude is divided by. */
    public enum Factor {
        /** The mean of a layer's inputs and nodes. */
        AVERAGE,
        /** Its inputs. */
        IN,
        /** Its nodes. */
        OUT
    }

    /** One without choices. */
    public Initializer(Kind kind, long scaleMicros) {
        this(kind, scaleMicros, Draw.UNIFORM, Factor.AVERAGE);
    }

    /** What a recipe has that says nothing: the magnitude that Project PAI's task files give. */
    public static Initializer unsaid() {
        return new Initializer(Kind.XAVIER, 2_240_000);
    }
}
