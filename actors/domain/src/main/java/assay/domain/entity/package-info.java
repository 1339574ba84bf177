/** What every entity of the market is made of: an identity, commands, events, decisions, and one contract. */
@NullMarked
package assay.domain.entity;

import org.jspecify.annotations.NullMarked;
