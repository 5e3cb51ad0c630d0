package cortado.notebooks;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * What Jupyter's sanitizers would take away from HTML in a notebook that is not trusted.
 *
 * <p>The elements and attributes are those that the classic notebook (google-caja) and JupyterLab (sanitize-html) both keep;
 * a style may be lost, so nothing may depend on it.
 */
final class StoredHtml {
    private static final Pattern TAG = Pattern.compile("<\\s*(/?)([^\\s/>\"']+)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=\"'/]+)(?:\\s*=\\s*\"([^\"]*)\")?");
    private static final Set<String> ELEMENTS =
            Set.of("p", "h3", "pre", "div", "img", "table", "caption", "thead", "tbody", "tr", "th", "td");
    private static final Set<String> ATTRIBUTES = Set.of("style", "scope", "src", "alt", "width", "height");
    private static final String SVG = "data:image/svg+xml;base64,";
    private static final String PNG = "data:image/png;base64,";

    private StoredHtml() {}

    /** Returns everything that would be lost or that a reader could not see. */
    static List<String> problems(String html) {
        List<String> problems = new ArrayList<>();
        Matcher tags = TAG.matcher(html);
        while (tags.find()) {
            String element = tags.group(2);
            if (!ELEMENTS.contains(element)) {
                problems.add("element <" + element + "> is not kept");
            }
            Map<String, String> attributes = attributes(tags.group(3));
            attributes.keySet().stream()
                    .filter(name -> !ATTRIBUTES.contains(name))
                    .forEach(name -> problems.add("attribute " + name + " of <" + element + "> is not kept"));
            if (element.equals("img")) {
                problems.addAll(imageProblems(attributes));
            }
        }
        if (TAG.matcher(html).replaceAll("").contains("<")) {
            problems.add("a '<' that is no tag");
        }
        return problems;
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new TreeMap<>();
        for (Matcher matcher = ATTRIBUTE.matcher(text); matcher.find(); ) {
            attributes.put(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
        }
        return attributes;
    }

    private static List<String> imageProblems(Map<String, String> attributes) {
        List<String> problems = new ArrayList<>();
        if (attributes.getOrDefault("alt", "").isBlank()) {
            problems.add("an image without alternative text");
        }
        String source = attributes.getOrDefault("src", "");
        if (source.startsWith(SVG)) {
            problems.addAll(drawingProblems(source.substring(SVG.length())));
        } else if (!source.startsWith(PNG)) {
            problems.add("an image from elsewhere: " + source);
        }
        return problems;
    }

    private static List<String> drawingProblems(String base64) {
        List<String> problems = new ArrayList<>();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document drawing = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
            NodeList all = drawing.getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                String element = all.item(i).getNodeName();
                if (Set.of("script", "image", "use", "foreignObject", "a").contains(element)) {
                    problems.add("a drawing with <" + element + ">");
                }
            }
        } catch (Exception malformed) {
            problems.add("a drawing that is no SVG: " + malformed);
        }
        return problems;
    }
}
