/** Who may do what over HTTP: callers, their roles, and the one gate that every request passes. */
@NullMarked
package assay.cluster.access;

import org.jspecify.annotations.NullMarked;
