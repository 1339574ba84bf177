/** HTTP requests signed by who sends them, and how the signatures are checked: the same code at both ends. */
@NullMarked
package assay.cryptography.http;

import org.jspecify.annotations.NullMarked;
