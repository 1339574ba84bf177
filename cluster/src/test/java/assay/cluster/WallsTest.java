package assay.cluster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Random;
import java.util.UUID;

/** The walls between the rooms, as seen from the only place that sees them all. */
@AnalyzeClasses(packages = "assay", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_THE_JDK_ONLY = classes()
            .that()
            .resideInAPackage("assay.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("assay.domain..", "java..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule THE_DOMAIN_READS_NO_CLOCK_AND_DRAWS_NO_RANDOM_NUMBER = noClasses()
            .that()
            .resideInAPackage("assay.domain..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Collection.class, "parallelStream")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class);

    @ArchTest
    static final ArchRule MATHEMATICS_LIVES_IN_TRAINING_ALONE =
            only("assay.training..", "org.nd4j..", "org.bytedeco..");

    @ArchTest
    static final ArchRule CASSANDRA_AND_KRYO_LIVE_IN_THE_JOURNAL_ALONE =
            only("assay.journal..", "com.datastax..", "com.esotericsoftware..", "akka.persistence.cassandra..");

    @ArchTest
    static final ArchRule HTTP_LIVES_IN_THE_CLUSTER_ALONE = only("assay.cluster..", "akka.http..");

    @ArchTest
    static final ArchRule METERS_LIVE_IN_METRICS_ALONE = only("assay.cluster.metrics..", "io.micrometer..");

    @ArchTest
    static final ArchRule NEITHER_TRAINING_NOR_CONTENT_KNOWS_ACTORS = noClasses()
            .that()
            .resideInAnyPackage("assay.training..", "assay.content..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("akka..");

    @ArchTest
    static final ArchRule NOTHING_BELOW_KNOWS_WHAT_IS_ABOVE = noClasses()
            .that()
            .resideOutsideOfPackage("assay.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("assay.cluster..");

    @ArchTest
    static final ArchRule THE_RUNTIME_KNOWS_NO_NEIGHBOUR = noClasses()
            .that()
            .resideInAPackage("assay.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("assay.training..", "assay.journal..", "assay.content..");

    private static ArchRule only(String room, String... theirs) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(theirs);
    }
}
