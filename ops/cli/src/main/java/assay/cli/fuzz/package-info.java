/** Fuzzing from the command line: how far it has come, what it found, and how to see that again. */
@NullMarked
package assay.cli.fuzz;

import org.jspecify.annotations.NullMarked;
