/**
 * Where the market's entities live: one generic host makes any entity an event-sourced, sharded actor. The rules stand
 * in the domain, delivery in its cell; what is here persists, transmits, wakes and retires, and decides nothing.
 */
@NullMarked
package assay.runtime;

import org.jspecify.annotations.NullMarked;
