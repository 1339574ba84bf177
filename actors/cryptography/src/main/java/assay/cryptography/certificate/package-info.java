/** X.509 certificates of nodes: read, checked, made, and renewed while a node runs. */
@NullMarked
package assay.cryptography.certificate;

import org.jspecify.annotations.NullMarked;
