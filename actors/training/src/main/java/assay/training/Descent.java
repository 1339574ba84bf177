package assay.training;

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
        if (proximal == 0) return network -> network.step(rate, momentum);
        return new Proximal(new Momentum(rate, momentum, Math.toIntExact(Flat.count(base.shapes()))), base, proximal);
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
