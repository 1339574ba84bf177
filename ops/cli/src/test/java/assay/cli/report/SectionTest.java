package assay.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SectionTest {
    private static Chart chart(String title) {
        return Chart.of(title, "", Axis.of("x", ""), Axis.of("y", ""), List.of());
    }

    @Test
    void narrow_charts_stand_in_pairs_and_the_one_left_is_wide() {
        List<Block> blocks = Section.of(
                "Money",
                "",
                List.of(chart("a").widened(), chart("b"), new Block.Absent("c", "nothing"), chart("d"), chart("e")));
        assertThat(blocks)
                .containsExactly(
                        new Block.Heading("Money", ""),
                        chart("a").widened(),
                        chart("b"),
                        chart("d"),
                        chart("e").widened(),
                        new Block.Absent("c", "nothing"));
    }
}
