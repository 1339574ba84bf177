package assay.simulation.scenario;

import assay.domain.money.Credits;

/** Somebody who posts tasks, with the money brought into the market at the start. */
public record Client(String name, Credits deposit) {}
