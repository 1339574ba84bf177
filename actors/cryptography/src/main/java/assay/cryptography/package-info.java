/** Cryptography that the domain has ports for. The only room in which native curve arithmetic is called. */
@NullMarked
package assay.cryptography;

import org.jspecify.annotations.NullMarked;
