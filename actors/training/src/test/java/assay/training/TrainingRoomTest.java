package assay.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class TrainingRoomTest {
    @Test
    void the_room_knows_the_domain_and_nd4j_with_its_blas_and_nothing_else() {
        JavaClasses room = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("assay.training");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "assay.training", "assay.domain..", "java..", "org.jspecify..", "org.nd4j..", "org.bytedeco..")
                .check(room);
    }

    @Test
    void native_mathematics_loads_and_is_set_to_one_thread() {
        NativeMath math = NativeMath.probe();

        assertThat(math.available()).as(math.problem()).isTrue();
        assertThat(math.engine()).startsWith("ND4J 1.").contains("OPENBLAS");
        assertThat(math.threads()).isEqualTo(1);
        assertThat(math.problem()).isEmpty();
    }
}
