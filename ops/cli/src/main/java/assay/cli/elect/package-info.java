/** Elections among millions of flat candidates, told and summed up. */
@NullMarked
package assay.cli.elect;

import org.jspecify.annotations.NullMarked;
