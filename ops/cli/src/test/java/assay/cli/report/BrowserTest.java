package assay.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.cli.ReportedRun;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Opens pages in a real browser: skipped where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    private final List<AutoCloseable> open = new ArrayList<>();
    private Browser browser;

    @BeforeAll
    void start() {
        Optional<Path> chromium = chromium();
        assumeTrue(chromium.isPresent(), "no chromium on the PATH: ops/ci/install-test-data installs one");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        open.add(playwright);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
        open.add(0, browser);
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable each : open) each.close();
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What a page did: errors of its scripts and of its console, and everything that it asked for. */
    private record Seen(List<String> errors, List<String> requests) {}

    private static Seen watch(Page page) {
        Seen seen = new Seen(new ArrayList<>(), new ArrayList<>());
        page.onPageError(seen.errors()::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning"))
                seen.errors().add(message.text());
        });
        page.onRequest(request -> seen.requests().add(request.url()));
        return seen;
    }

    @Test
    void a_report_draws_every_chart_without_an_error_and_asks_for_nothing(@TempDir Path folder) throws Exception {
        Path report = ReportedRun.in(folder).report();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setColorScheme(scheme))) {
                Page page = context.newPage();
                Seen seen = watch(page);
                page.navigate(report.toUri().toString());
                assertThat(seen.errors()).isEmpty();
                assertThat(seen.requests()).containsExactly(report.toUri().toString());
                int charts = page.locator("[data-chart]").count();
                assertThat(charts).isGreaterThanOrEqualTo(8);
                for (int i = 0; i < charts; i++) {
                    var chart = page.locator("[data-chart]").nth(i);
                    assertThat(chart.locator("svg path").count())
                            .as(chart.getAttribute("aria-label"))
                            .isGreaterThan(3);
                }
                assertThat(page.locator(".verdict").textContent()).isIn("supported", "refuted", "undecided");
                assertThat((Boolean) page.evaluate(
                                "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .as("nothing sticks out at the side")
                        .isTrue();
            }
        }
    }

    @Test
    void a_page_with_every_kind_of_mark_is_drawn_and_its_texts_stay_texts(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("page.html");
        PageTest.everything("<img src=x onerror=alert(1)>'\"&").write(file);
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            Seen seen = watch(page);
            page.onDialog(dialog -> seen.errors().add("a dialog: " + dialog.message()));
            page.navigate(file.toUri().toString());
            page.locator("[data-chart] svg").first().hover();
            assertThat(seen.errors()).isEmpty();
            assertThat(seen.requests()).hasSize(1);
            assertThat(page.locator("img").count()).isZero();
        }
    }

    @Test
    void what_somebody_smuggles_in_is_not_run(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("page.html");
        String html = PageTest.everything("a").html();
        Files.writeString(file, html.replace("</main>", "<script>window.smuggled = 1</script></main>"));
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            Seen seen = watch(page);
            page.navigate(file.toUri().toString());
            assertThat(page.evaluate("() => window.smuggled")).isNull();
            assertThat(seen.errors()).anyMatch(error -> error.contains("Content Security Policy"));
        }
    }
}
