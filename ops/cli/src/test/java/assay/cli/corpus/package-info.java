/** What broke once under a planted mistake, made small and kept: nothing breaks in it now, and the mistake still shows. */
@NullMarked
package assay.cli.corpus;

import org.jspecify.annotations.NullMarked;
