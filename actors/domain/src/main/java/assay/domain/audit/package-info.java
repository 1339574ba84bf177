/** What an auditor does with a journal: decide everything again, with the same rules, and compare. */
@NullMarked
package assay.domain.audit;

import org.jspecify.annotations.NullMarked;
