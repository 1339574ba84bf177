/** Sweeps: one scenario at every point of a grid, over many seeds, on all cores, kept as it goes and resumable. */
@NullMarked
package assay.cli.sweep;

import org.jspecify.annotations.NullMarked;
