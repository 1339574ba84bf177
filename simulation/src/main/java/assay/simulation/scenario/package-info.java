/** What a simulation is told: a question, a market, a population, a network and its faults, all of it plain data. */
@NullMarked
package assay.simulation.scenario;

import org.jspecify.annotations.NullMarked;
