/**
 * Reading what people write: task files, scenario files, and Project PAI's task definitions. Every mistake is reported,
 * all at once, each with its line, what was found and what was expected.
 */
@NullMarked
package assay.cli.file;

import org.jspecify.annotations.NullMarked;
