/** Running scenarios in virtual time, and what a run leaves behind in its folder. */
@NullMarked
package assay.cli.run;

import org.jspecify.annotations.NullMarked;
