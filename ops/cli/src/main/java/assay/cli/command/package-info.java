/**
 * One class per command: its options, what it does, what it says. Field and method types here stay light, so that help
 * is quick; whatever is heavy is named inside methods only.
 */
@NullMarked
package assay.cli.command;

import org.jspecify.annotations.NullMarked;
