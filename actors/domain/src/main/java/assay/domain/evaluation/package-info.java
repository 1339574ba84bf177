/** Independent measurement of models: commit, reveal, median. */
@NullMarked
package assay.domain.evaluation;

import org.jspecify.annotations.NullMarked;
