import java.io.FileReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import weka.core.Instances;

/**
 * Makes weka.json, what Weka's own reader makes of tricky.arff and sparse.arff: java -cp /usr/share/java/weka.jar Weka.java
 * (Debian's package weka), in this folder. Numbers as numbers, all else as texts, null where a value is missing.
 */
public class Weka {
    public static void main(String[] args) throws Exception {
        StringBuilder json = new StringBuilder("{");
        for (String file : new String[] {"tricky", "sparse"}) {
            Instances data = new Instances(new FileReader(file + ".arff", StandardCharsets.UTF_8));
            json.append(json.length() > 1 ? "," : "").append(quoted(file)).append(":[");
            for (int column = 0; column < data.numAttributes(); column++) {
                json.append(column > 0 ? "," : "").append("{\"name\":").append(quoted(data.attribute(column).name()));
                json.append(",\"isNumeric\":").append(data.attribute(column).isNumeric() && !data.attribute(column).isDate());
                json.append(",\"values\":[");
                for (int row = 0; row < data.numInstances(); row++) {
                    json.append(row > 0 ? "," : "").append(value(data, row, column));
                }
                json.append("]}");
            }
            json.append("]");
        }
        try (PrintWriter out = new PrintWriter("weka.json", StandardCharsets.UTF_8)) {
            out.println(json.append("}"));
        }
    }

    private static String value(Instances data, int row, int column) {
        if (data.instance(row).isMissing(column)) {
            return "null";
        }
        return data.attribute(column).isNumeric() && !data.attribute(column).isDate()
                ? quoted(Double.toString(data.instance(row).value(column)))
                : quoted(data.instance(row).stringValue(column));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
    }
}
