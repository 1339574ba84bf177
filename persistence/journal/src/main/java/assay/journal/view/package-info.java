/** What is read about tasks and those who worked for them: rows folded from the journal, and questions about them. */
@NullMarked
package assay.journal.view;

import org.jspecify.annotations.NullMarked;
