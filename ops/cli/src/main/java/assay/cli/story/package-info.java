/** A market's journal told in plain words, the same for a simulation and for a cluster. */
@NullMarked
package assay.cli.story;

import org.jspecify.annotations.NullMarked;
