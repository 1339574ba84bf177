/** The catalogue of scenarios: what there is, and a first one of one's own. */
@NullMarked
package assay.cli.catalogue;

import org.jspecify.annotations.NullMarked;
