/**
 * Pages of plots and tables that are one file each and need nothing else: no server, no network, no clock. A
 * {@link assay.cli.report.Page} is a list of {@link assay.cli.report.Block}s; {@link assay.cli.report.Page#write} makes
 * the file. A single run's report and a sweep's are built from the same blocks.
 */
@NullMarked
package assay.cli.report;

import org.jspecify.annotations.NullMarked;
