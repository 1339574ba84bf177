/** The market, its content and its workers as they are reached from outside: over HTTP, at any of several endpoints. */
@NullMarked
package assay.participant.http;

import org.jspecify.annotations.NullMarked;
