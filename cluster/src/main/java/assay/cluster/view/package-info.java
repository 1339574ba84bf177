/** What is listed about tasks: who folds it from the journal, and who answers questions about it. */
@NullMarked
package assay.cluster.view;

import org.jspecify.annotations.NullMarked;
