/** What each of several contributions to one thing is worth: cooperative games, and ways of dividing their value. */
@NullMarked
package assay.domain.valuation;

import org.jspecify.annotations.NullMarked;
