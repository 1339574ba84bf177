package assay.training;

import assay.domain.training.Optimizer;
import assay.domain.training.Recipe;

/** How a network's parameters follow from one batch after the other: see {@link #of}. */
interface Descent {
    /** One step, after the network has run a batch forward. */
    void step(Network network);

    /**
     * What {@code recipe} says.
     *
     * @param base the model that training is drawn back to
     * @param proximal how strongly: the factor of half the squared distance that is added to the loss
     */
    static Descent of(Recipe recipe, Parameters base, double proximal) {
        final float micros = 1_000_000;
        float rate = recipe.learningRateMicros() / micros;
        float momentum = recipe.momentumMicros() / micros;
        int parameters = Math.toIntExact(Flat.count(base.shapes()));
        if (recipe.optimizer().kind() == Optimizer.Kind.ADAM) {
            return new Proximal(new Adam(recipe, parameters), base, proximal);
        }
        if (proximal == 0) return network -> network.step(rate, momentum);
        return new Proximal(new Momentum(rate, momentum, parameters), base, proximal);
    }

    /** Changes a gradient into what the parameters are to be moved by. */
    interface Rule {
        void apply(float[] gradient);
    }

    /** Stochastic gradient descent with momentum on a gradient that somebody has looked at before. */
    final class Momentum implements Rule {
        private final float rate;
        private final float momentum;
        private final float[] velocity;

        Momentum(float rate, float momentum, int parameters) {
            this.rate = rate;
            this.momentum = momentum;
            this.velocity = new float[parameters];
        }

        @Override
        public void apply(float[] gradient) {
            for (int j = 0; j < velocity.length; j++) {
                velocity[j] = momentum * velocity[j] - rate * gradient[j];
                gradient[j] = velocity[j];
            }
        }
    }

    /**
     * Algorithm 1 of D. P. Kingma, J. Ba, Adam (ICLR 2015): both moments are kept, corrected for having started at zero,
     * and divided.
     */
    final class Adam implements Rule {
        private static final double ONE = 1_000_000;
        private static final double EPSILON = 1e-8;

        private final double rate;
        private final double firstKept;
        private final double secondKept;
        private final float[] first;
        private final float[] second;
        private double firstLeft = 1;
        private double secondLeft = 1;

        Adam(Recipe recipe, int parameters) {
            rate = recipe.learningRateMicros() / ONE;
            firstKept = recipe.optimizer().firstMomentMicros() / ONE;
            secondKept = recipe.optimizer().secondMomentMicros() / ONE;
            first = new float[parameters];
            second = new float[parameters];
        }

        @Override
        public void apply(float[] gradient) {
            firstLeft *= firstKept;
            secondLeft *= secondKept;
            for (int j = 0; j < first.length; j++) {
                double g = gradient[j];
                first[j] = (float) (firstKept * first[j] + (1 - firstKept) * g);
                second[j] = (float) (secondKept * second[j] + (1 - secondKept) * g * g);
                double mean = first[j] / (1 - firstLeft);
                double square = second[j] / (1 - secondLeft);
                gradient[j] = (float) (-rate * mean / (StrictMath.sqrt(square) + EPSILON));
            }
        }
    }

    /** Adds the derivative of the proximal term: factor · (parameters − base). */
    final class Proximal implements Descent {
        private final Rule rule;
        private final float[] base;
        private final double factor;
        private final float[] gradient;

        Proximal(Rule rule, Parameters base, double factor) {
            this.rule = rule;
            this.base = Flat.of(base);
            this.factor = factor;
            this.gradient = new float[this.base.length];
        }

        @Override
        public void step(Network network) {
            network.gradient(gradient);
            if (factor != 0) {
                float[] now = Flat.of(network.get());
                for (int j = 0; j < gradient.length; j++) {
                    gradient[j] += (float) (factor * ((double) now[j] - base[j]));
                }
            }
            rule.apply(gradient);
            network.move(gradient);
        }
    }
}
