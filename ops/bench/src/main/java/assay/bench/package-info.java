/** Benchmarks: each a main class that measures us beside a bare way of doing the same, in the same run, and prints ratios. */
@NullMarked
package assay.bench;

import org.jspecify.annotations.NullMarked;
