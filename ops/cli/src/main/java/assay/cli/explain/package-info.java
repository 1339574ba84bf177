/** Why somebody was or was not paid, or elected: answers in words, each with the entries of the journal it rests on. */
@NullMarked
package assay.cli.explain;

import org.jspecify.annotations.NullMarked;
