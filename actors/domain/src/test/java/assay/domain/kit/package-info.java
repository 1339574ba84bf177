/** The test kit for entities: stories told as given, when, then, and the contract that every entity keeps. */
@NullMarked
package assay.domain.kit;

import org.jspecify.annotations.NullMarked;
