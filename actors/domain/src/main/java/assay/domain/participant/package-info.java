/** The narrow port between the market and those who act for themselves: work shown, answers taken. */
@NullMarked
package assay.domain.participant;

import org.jspecify.annotations.NullMarked;
