package assay.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page. Equal pages give equal files. What it says is escaped; its content security policy lets nothing run but the
 * two scripts that belong to it, and nothing be fetched.
 *
 * @param kicker a few words above the title: what kind of page this is
 * @param title for example the question
 * @param lead under the title, for example the hypothesis; may be empty
 */
public record Page(String kicker, String title, String lead, List<Block> blocks) {
    /** The most that a page may take, in bytes. */
    public static final int MAX_BYTES = 2 << 20;

    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";
    private static final String ROOM = "/assay/report/";

    public Page {
        blocks = List.copyOf(blocks);
    }

    /** Writes the page to {@code file}, whole or not at all. */
    public void write(Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.writeString(partial, html());
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The page as text. */
    public String html() {
        List<Chart> charts = new ArrayList<>();
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Block block : blocks) {
            // One entry whose key is the block's kind: the template has a section for each.
            Map<String, Object> named = new LinkedHashMap<>();
            if (block instanceof Chart chart) {
                named.put("chart", Map.of("number", charts.size(), "wide", chart.wide(), "of", chart));
                charts.add(chart);
            } else if (block instanceof Block.Table table) {
                named.put(table.folded() ? "foldedTable" : "table", shown(table));
            } else {
                named.put(block.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT), block);
            }
            shown.add(named);
        }
        String library = text(ECHARTS);
        String script = text(ROOM + "report.js");
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("kicker", kicker);
        page.put("title", title);
        page.put("lead", lead);
        page.put("blocks", shown);
        page.put("style", text(ROOM + "report.css"));
        page.put("library", library);
        page.put("script", script);
        page.put("libraryHash", hash(library));
        page.put("scriptHash", hash(script));
        page.put("charts", inScript(charts));
        return Mustache.compiler()
                .escapeHTML(true)
                .compile(text(ROOM + "page.html"))
                .execute(page);
    }

    private static Map<String, Object> shown(Block.Table table) {
        List<Object> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            columns.add(cell(table, i, table.columns().get(i)));
        }
        List<Object> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            List<Object> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) cells.add(cell(table, i, row.get(i)));
            rows.add(Map.of("cells", cells));
        }
        return Map.of("title", table.title(), "columns", columns, "rows", rows);
    }

    private static Map<String, Object> cell(Block.Table table, int column, String text) {
        return Map.of("text", text, "number", table.numeric().contains(column));
    }

    /** No text in it can end the element that it stands in. */
    private static String inScript(List<Chart> charts) {
        try {
            return new ObjectMapper()
                    .writeValueAsString(charts)
                    .replace("<", "\\u003c")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String resource) {
        try (InputStream in = Page.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException(resource + " is missing from this build");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
