package assay.file;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Applies {@code --set path=value}: a value of the file is replaced, or added, before anything is checked. */
final class Settings {
    private static final Pattern STEP = Pattern.compile("([A-Za-z_][A-Za-z0-9_-]*)((?:\\[[0-9]{1,6}])*)");

    private Settings() {}

    /** Changes {@code root}; returns which values came from which option. */
    static IdentityHashMap<Node, String> apply(MappingNode root, List<String> settings) throws BadFile {
        IdentityHashMap<Node, String> origins = new IdentityHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String setting : settings) {
            String wrong = apply(root, setting, origins);
            if (!wrong.isEmpty()) {
                problems.add(new Problem("--set", "", '"' + setting + '"', wrong));
            }
        }
        if (!problems.isEmpty()) throw new BadFile(problems);
        return origins;
    }

    /** What was expected instead of {@code setting}; empty when it could be applied. */
    private static String apply(MappingNode root, String setting, IdentityHashMap<Node, String> origins) {
        int equals = setting.indexOf('=');
        if (equals <= 0) return "path=value, for example network.loss=0.01";
        Node value;
        try {
            value = new Compose(LoadSettings.builder().setUseMarks(false).build())
                    .composeString(setting.substring(equals + 1))
                    .orElseGet(() -> new ScalarNode(Tag.NULL, "", ScalarStyle.PLAIN));
        } catch (YamlEngineException e) {
            return "a YAML value after the equals sign";
        }
        origins.put(value, "--set " + setting);
        Node at = root;
        String[] steps = setting.substring(0, equals).split("\\.", -1);
        for (int i = 0; i < steps.length; i++) {
            Matcher step = STEP.matcher(steps[i]);
            if (!step.matches()) return "a path of keys and [numbers], for example tasks[0].spec.rounds";
            if (!(at instanceof MappingNode mapping)) return "a path to a value: " + steps[i] + " is not in a mapping";
            List<Integer> indices = indices(step.group(2));
            boolean last = i == steps.length - 1;
            Node here = indices.isEmpty() && last ? value : null;
            Node next = child(mapping, step.group(1), here, key -> origins.put(key, "--set " + setting));
            for (int j = 0; j < indices.size(); j++) {
                boolean end = last && j == indices.size() - 1;
                next = element(next, indices.get(j), end ? value : null);
                if (next == null) return "an element that the list has: " + steps[i];
            }
            at = next;
        }
        return "";
    }

    private static List<Integer> indices(String brackets) {
        List<Integer> indices = new ArrayList<>();
        for (String part : brackets.split("[\\[\\]]+", -1)) {
            if (!part.isEmpty()) indices.add(Integer.parseInt(part));
        }
        return indices;
    }

    /** The value under {@code key}: {@code value} if given, otherwise what is there, otherwise a new mapping. */
    private static Node child(MappingNode mapping, String key, @Nullable Node value, Consumer<Node> added) {
        List<NodeTuple> tuples = mapping.getValue();
        for (int i = 0; i < tuples.size(); i++) {
            NodeTuple tuple = tuples.get(i);
            if (tuple.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(key)) {
                if (value == null) return tuple.getValueNode();
                tuples.set(i, new NodeTuple(tuple.getKeyNode(), value));
                return value;
            }
        }
        Node fresh = value == null ? new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK) : value;
        Node name = new ScalarNode(Tag.STR, key, ScalarStyle.PLAIN);
        added.accept(name);
        tuples.add(new NodeTuple(name, fresh));
        return fresh;
    }

    private static @Nullable Node element(@Nullable Node list, int index, @Nullable Node value) {
        if (!(list instanceof SequenceNode sequence)
                || index >= sequence.getValue().size()) return null;
        if (value != null) sequence.getValue().set(index, value);
        return sequence.getValue().get(index);
    }
}
