/** What the market decides: pure rules, with no clock, no input or output, and nothing but the JDK. */
@NullMarked
package assay.domain;

import org.jspecify.annotations.NullMarked;
