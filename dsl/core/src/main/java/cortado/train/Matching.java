package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of a dataset's named columns each of a network's inputs or outputs takes: that of its name, if all are found by name, else
 * the one at its place.
 */
final class Matching {
    private final String kind;
    private final String column;
    private final String method;
    private final List<String> wanted;
    private final List<String> given;
    private final boolean isByName;

    private Matching(String kind, String column, String method, List<String> wanted, List<String> given) {
        this.kind = kind;
        this.column = column;
        this.method = method;
        this.wanted = wanted;
        this.given = given;
        isByName = given.containsAll(wanted);
    }

    static Matching ofFeatures(Network network, Dataset data) {
        return new Matching("input", "feature", "withFeature", network.inputNames(), data.featureNames());
    }

    static Matching ofTargets(Network network, Dataset data) {
        return new Matching("output", "target", "withTarget", network.outputNames(), data.targetNames());
    }

    /** Returns whether each has its column. */
    boolean isWhole() {
        return isByName || wanted.size() == given.size();
    }

    /** Returns the number of the column of an input or output. */
    int place(int number) {
        return isByName ? given.indexOf(wanted.get(number)) : number;
    }

    void check(String what, Problems problems) {
        problems.check(
                isWhole(),
                "the network has %s, but the %s has %s. %s",
                counted(kind, wanted),
                what,
                counted(column, given),
                given.size() < wanted.size()
                        ? "Add the others with " + method + "(...)"
                        : "Call those to use as the network does, with " + column + "Named or " + method + "(...)");
        if (isByName || !isWhole() || wanted.size() == 1) {
            return;
        }
        List<String> unlike = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (isChosen(wanted.get(i))
                    && !List.of("features", "labels").contains(given.get(i))
                    && !wanted.get(i).equals(given.get(i))) {
                unlike.add("'" + wanted.get(i) + "' and '" + given.get(i) + "'");
            }
        }
        problems.check(
                unlike.isEmpty(),
                "the %ss are matched with the %ss of the %s by name, but these differ: %s. Give both the same names",
                kind,
                column,
                what,
                String.join(", ", unlike));
    }

    /** Returns whether a user chose the name: numbered ones are the network's own. */
    private static boolean isChosen(String name) {
        return !name.matches(".*_\\d+(@\\d+)?");
    }

    private static String counted(String noun, List<String> names) {
        return names.size() + " " + noun + Task.s(names.size())
                + (names.isEmpty() ? "" : " (" + String.join(", ", names) + ")");
    }
}
