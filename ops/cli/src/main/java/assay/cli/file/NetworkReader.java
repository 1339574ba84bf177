package assay.cli.file;

import assay.file.Section;
import assay.simulation.scenario.Distance;
import assay.simulation.scenario.Latency;
import assay.simulation.scenario.Line;
import assay.simulation.scenario.Network;
import assay.simulation.scenario.Region;
import assay.simulation.scenario.Reordering;
import java.util.ArrayList;
import java.util.List;

/** Reads the section {@code network} of a scenario file. */
final class NetworkReader {
    private NetworkReader() {}

    static Network read(Section network) {
        Latency calm = Network.CALM.latency();
        Network read = new Network(
                new Latency(
                        network.duration("latency-median", calm.latencyMedian()),
                        network.duration("latency-jitter", calm.latencyJitter()),
                        network.word("latency-spread", Latency.Spread.values(), calm.latencySpread())),
                network.micros("loss", 0),
                network.micros("duplication", 0),
                reordering(network.section("reordering")),
                regions(network.sections("regions")),
                distances(network.sections("distances")),
                lines(network.sections("lines")),
                network.integer("nodes", Network.NODES));
        network.refuseOthers();
        return read;
    }

    private static Reordering reordering(Section reordering) {
        Reordering read = new Reordering(
                reordering.micros("share", 0), reordering.duration("longest", Reordering.NONE.longest()));
        reordering.refuseOthers();
        return read;
    }

    private static List<Region> regions(List<Section> sections) {
        List<Region> regions = new ArrayList<>();
        for (Section region : sections) {
            regions.add(new Region(region.text("name"), region.integer("weight", 1), region.integers("nodes")));
            region.refuseOthers();
        }
        return regions;
    }

    private static List<Distance> distances(List<Section> sections) {
        List<Distance> distances = new ArrayList<>();
        for (Section distance : sections) {
            distances.add(new Distance(
                    distance.text("between"),
                    distance.text("and"),
                    distance.duration("latency", Network.CALM.latency().latencyMedian())));
            distance.refuseOthers();
        }
        return distances;
    }

    private static List<Line> lines(List<Section> sections) {
        List<Line> lines = new ArrayList<>();
        for (Section line : sections) {
            lines.add(new Line(line.text("of"), line.wide("bytes-per-second", 0)));
            line.refuseOthers();
        }
        return lines;
    }
}
