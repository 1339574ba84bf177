/** The plots of one run and of its claim: what was measured, put into the charts of {@link assay.cli.report}. */
@NullMarked
package assay.cli.picture;

import org.jspecify.annotations.NullMarked;
