/** Files that people write: what a task is, in our own format and in Project PAI's, and what is wrong with one, by line. */
@NullMarked
package assay.file;

import org.jspecify.annotations.NullMarked;
