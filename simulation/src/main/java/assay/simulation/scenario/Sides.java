package assay.simulation.scenario;

import assay.domain.entity.EntityType;
import java.util.ArrayList;
import java.util.List;

/**
 * The words for sides in a network: {@code all}; {@code market}, its nodes with all entities; {@code participants}, all
 * others; {@code node-2}; a kind of entity, {@code committee/*}; a region; a group, {@code miner}; and one participant,
 * {@code miner-3} or a client.
 */
public final class Sides {
    /** Everybody. */
    public static final String ALL = "all";
    /** All nodes of the market. */
    public static final String MARKET = "market";
    /** Everybody outside the market. */
    public static final String PARTICIPANTS = "participants";

    private static final String NODE = "node-";

    private Sides() {}

    /** The word for node {@code number}, from 1. */
    public static String node(int number) {
        return NODE + number;
    }

    /** The word for all entities of a kind. */
    public static String entities(EntityType type) {
        return type.word() + "/*";
    }

    /** Whether {@code word} names {@code participant} or the group it is in. */
    public static boolean names(String word, String participant) {
        if (!participant.startsWith(word)) return false;
        if (participant.length() == word.length()) return true;
        return participant.charAt(word.length()) == '-'
                && participant.substring(word.length() + 1).chars().allMatch(Character::isDigit);
    }

    /** All words that mean something in {@code scenario}, but for single members of groups. */
    public static List<String> known(Network network, Population population) {
        List<String> words = new ArrayList<>(List.of(ALL, MARKET, PARTICIPANTS));
        for (int node = 1; node <= Math.min(network.nodes(), NetworkCheck.MAX_NODES); node++) words.add(node(node));
        for (EntityType type : EntityType.values()) words.add(entities(type));
        for (Region region : network.regions()) words.add(region.name());
        for (Client client : population.clients()) words.add(client.name());
        for (Miners group : population.miners()) words.add(group.prefix());
        for (Evaluators group : population.evaluators()) words.add(group.prefix());
        for (Verifiers group : population.verifiers()) words.add(group.prefix());
        return words.stream().distinct().toList();
    }
}
