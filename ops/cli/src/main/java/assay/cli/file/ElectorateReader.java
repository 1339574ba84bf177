package assay.cli.file;

import assay.file.Document;
import assay.file.Section;
import assay.simulation.electorate.Behaviour;
import assay.simulation.scenario.Bloc;
import assay.simulation.scenario.ElectorateEntry;
import java.util.ArrayList;
import java.util.List;

/** Reads the section {@code electorate} of a scenario file. One bloc may say no share, and is the rest. */
final class ElectorateReader {
    private static final long ONE = 1_000_000;
    private static final int USUAL_MINIMUM = 3;
    private static final int USUAL_MAXIMUM = 21;

    private ElectorateReader() {}

    static ElectorateEntry read(Section electorate, Document document) {
        ElectorateEntry read = new ElectorateEntry(
                electorate.integer("nodes"),
                electorate.integer("minimum", USUAL_MINIMUM),
                electorate.integer("maximum", USUAL_MAXIMUM),
                blocs(electorate.requiredSections("blocs"), document),
                electorate.flag("messages", false),
                electorate.integer("elections", 1),
                electorate.flag("sealed", false));
        electorate.refuseOthers();
        return read;
    }

    private static List<Bloc> blocs(List<Section> sections, Document document) {
        long stated = 0;
        for (Section section : sections) stated += section.has("share") ? section.micros("share", 0) : 0;
        long rest = Math.max(0, ONE - stated);
        boolean open = true;
        List<Bloc> blocs = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            boolean says = section.has("share");
            if (!says && !open) {
                document.violated("electorate.blocs[" + i + "]", "no share", "one bloc at most that is the rest");
            }
            blocs.add(new Bloc(
                    section.text("name"),
                    section.word("behaviour", Behaviour.values(), Behaviour.HONEST),
                    says ? section.micros("share", 0) : open ? rest : 0));
            open &= says;
            section.refuseOthers();
        }
        return blocs;
    }
}
