package assay.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.report.Layer.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final String NASTY = "</script><script>alert(1)</script>&<b a=\"'\">";

    /** A page with every kind of block, and text in all of them that would do something if it were not escaped. */
    static Page everything(String text) {
        List<Layer> layers = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Layer.Rows rows = new Layer.Rows();
            if (kind == Kind.RULE) rows.add(text, 1);
            else if (kind == Kind.BAND) rows.add(text, 1, 2);
            else if (kind == Kind.WHISKERS || kind == Kind.HEAT || kind == Kind.WORDS)
                rows.add(text, 0, 1, 2).add(1, 0, 3);
            else rows.add(text, 0, 1).add(1, 2);
            layers.add(rows.as(kind == Kind.HEAT || kind == Kind.WORDS ? "" : text + kind, kind, Tone.NEXT));
        }
        Axis places = Axis.of(text, List.of(text, "b"));
        return new Page(
                text,
                text,
                text,
                List.of(
                        new Block.Answer("supported", text, text),
                        new Block.Heading(text, text),
                        new Block.Facts(List.of(new Block.Facts.Fact(text, text))),
                        new Block.Command(text, text),
                        new Block.Table(text, List.of(text, "n"), List.of(1), List.of(List.of(text, "1")), false),
                        new Block.Table(text, List.of(text), List.of(), List.of(List.of(text)), true),
                        new Chart(text, text, true, places, places, layers, text),
                        Chart.of(
                                "two",
                                "",
                                Axis.of("x", "s").fromZero(),
                                Axis.of("y", "").logarithmic(),
                                layers.subList(0, 4)),
                        new Block.Absent(text, text)));
    }

    @Test
    void nothing_that_a_page_says_becomes_markup_or_script() {
        String html = everything(NASTY).html();
        assertThat(html).contains("&lt;/script&gt;&lt;script&gt;alert(1)");
        assertThat(html)
                .doesNotContain("alert(1)</script>")
                .doesNotContain("<script>alert")
                .doesNotContain("<b a=");
        assertThat(html.split("<script", -1)).hasSize(4);
    }

    @Test
    void the_same_page_is_the_same_text() {
        assertThat(everything("a").html())
                .isEqualTo(everything("a").html())
                .isNotEqualTo(everything("b").html());
    }

    @Test
    void numbers_are_short() {
        Layer layer = new Layer.Rows().add(1 / 3.0, 1e-7 / 3).as("", Kind.POINTS, Tone.NEXT);
        assertThat(layer.rows()).containsExactly(List.of(0.333333, 3.33333e-8));
        assertThat(layer.labels()).isEmpty();
        assertThat(Numbers.words(1234567.891)).isEqualTo("1,234,568");
        assertThat(Numbers.words(0.123456)).isEqualTo("0.1235");
        assertThat(Numbers.words(-20)).isEqualTo("-20");
    }
}
