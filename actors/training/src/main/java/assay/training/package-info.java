/**
 * The mathematics: reads datasets, cuts them, trains networks, aggregates and measures them, behind the domain's
 * {@link assay.domain.training.Trainer} port. The only room that knows ND4J.
 *
 * <p>Equal jobs give equal bytes. That needs one thread per product ({@link assay.training.NativeMath} sets it; set
 * {@code OMP_NUM_THREADS=1} and {@code OMP_WAIT_POLICY=passive} as well, which is read before any of our code runs) and one
 * BLAS kernel, which OpenBLAS picks by processor: on mixed hardware set {@code OPENBLAS_CORETYPE}.
 */
@NullMarked
package assay.training;

import org.jspecify.annotations.NullMarked;
