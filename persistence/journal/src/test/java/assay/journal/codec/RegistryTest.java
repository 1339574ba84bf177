package assay.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.entity.EntityType;
import assay.domain.money.Credits;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final ClassLoader LOADER = RegistryTest.class.getClassLoader();

    @Test
    void every_type_of_the_domain_that_can_be_archived_is_registered() {
        assertThat(Registry.missing(Types.loaded()))
                .describedAs("append these lines to persistence/journal/src/main/resources/%s", Types.RESOURCE)
                .isEmpty();
    }

    @Test
    void every_constant_of_an_archived_enum_has_its_permanent_place() {
        for (Types.Registered type : Types.loaded().all()) {
            if (!type.archived() || !type.type().isEnum()) continue;
            assertThat(type.constants())
                    .describedAs("constants of %s in types.txt", type.name())
                    .containsExactlyInAnyOrderElementsOf(Types.constantsOf(type.type()));
        }
    }

    @Test
    void two_types_cannot_have_one_number_or_one_name() {
        assertThatThrownBy(() -> Types.of(
                        List.of("1 1 a assay.domain.money.Credits", "1 1 b assay.domain.entity.EntityId"), LOADER))
                .hasMessageContaining("taken");
        assertThatThrownBy(() -> Types.of(
                        List.of("1 1 a assay.domain.money.Credits", "2 1 a assay.domain.entity.EntityId"), LOADER))
                .hasMessageContaining("taken");
    }

    @Test
    void a_line_that_is_no_type_is_refused_with_its_text() {
        assertThatThrownBy(() -> Types.of(List.of("1 1 money.Credits"), LOADER))
                .hasMessageContaining("1 1 money.Credits");
    }

    @Test
    void no_registered_class_is_lost() {
        assertThat(Types.loaded().lost())
                .describedAs("say in types.txt where these classes moved to; before the first release, drop the lines")
                .isEmpty();
    }

    @Test
    void a_lost_class_makes_its_own_records_unreadable_and_nothing_else() {
        String coins = "1 1 money.Coins assay.domain.money.Coins";
        Types types = Types.of(List.of(coins, "2 1 money.Credits assay.domain.money.Credits"), LOADER);
        assertThat(types.lost()).containsExactly(coins);
        assertThat(types.of(1, 1)).isEmpty();
        assertThat(types.of(Credits.class)).isPresent();
    }

    @Test
    void a_type_is_found_by_class_by_number_and_by_name() {
        Types types = Types.of(
                List.of(
                        "# money",
                        "7 1 money.Credits " + Credits.class.getName(),
                        "8 1 kind " + EntityType.class.getName() + " TASK"),
                LOADER);
        Types.Registered credits = types.of(Credits.class).orElseThrow();
        assertThat(types.of(7, 1)).contains(credits);
        assertThat(types.of("money.Credits")).contains(credits);
        assertThat(types.of(9, 1)).isEmpty();
    }
}
