/** Participants who are not honest, each a policy behind the same port, under the name the literature gives it. */
@NullMarked
package assay.domain.participant.behaviour;

import org.jspecify.annotations.NullMarked;
