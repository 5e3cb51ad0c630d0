package cortado.kernel.dependency;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Makes a whole pom of the parts that a README shows. */
final class PomText {
    private PomText() {}

    /**
     * Returns the pom: a {@code <project>} unchanged, else a project with the parts, where loose {@code <dependency>} and
     * {@code <repository>} elements are put where they belong.
     *
     * @throws DependencyException if the text is not XML
     */
    static String complete(String text) throws DependencyException {
        if (text.isBlank()) {
            throw new DependencyException("the cell has no pom. Write <dependency> elements on its next lines.");
        }
        Element parts = parse(text);
        NodeList projects = parts.getElementsByTagName("project");
        if (projects.getLength() > 0) {
            return text.strip();
        }
        Document document = parts.getOwnerDocument();
        Element project = document.createElement("project");
        for (Node part = parts.getFirstChild(); part != null; ) {
            Node next = part.getNextSibling();
            if (part instanceof Element element) {
                place(element, project);
            }
            part = next;
        }
        giveName(project, "modelVersion", "4.0.0");
        giveName(project, "groupId", "cortado.cell");
        giveName(project, "artifactId", "cell");
        giveName(project, "version", "1");
        return write(project);
    }

    /** Tells whether the text is {@code complete}, {@code incomplete} or, whatever follows, {@code invalid}. */
    static String judge(String text) {
        if (text.isBlank()) {
            return "incomplete";
        }
        try {
            boolean isRead = read("<parts>" + withoutProlog(text) + "</parts>") != null;
            assert isRead;
            return "complete";
        } catch (SAXException | IOException | ParserConfigurationException unfinished) {
            return isBrokenOnlyAtEnd(text) ? "incomplete" : "invalid";
        }
    }

    private static boolean isBrokenOnlyAtEnd(String text) {
        // The parser finds a comment without its end where it starts.
        if (text.lastIndexOf("<!--") > text.lastIndexOf("-->")) {
            return true;
        }
        // A line that nothing but the missing end can be wrong with.
        String open = "<parts>" + withoutProlog(text) + "\n";
        try {
            boolean isRead = read(open) != null;
            assert !isRead;
            return false;
        } catch (SAXParseException broken) {
            return broken.getLineNumber() == open.lines().count() + 1;
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            return false;
        }
    }

    private static String withoutProlog(String text) {
        return text.strip().replaceFirst("^<\\?xml[^>]*\\?>", "");
    }

    private static Document read(String xml) throws SAXException, IOException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(xml)));
    }

    private static Element parse(String text) throws DependencyException {
        try {
            return read("<parts>" + withoutProlog(text) + "</parts>").getDocumentElement();
        } catch (SAXParseException malformed) {
            throw new DependencyException(
                    "the pom is not XML, line " + malformed.getLineNumber() + ": "
                            + String.valueOf(malformed.getMessage()).replaceAll("\\.$", "")
                            + ". Mend it. Nothing was added.",
                    malformed);
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            throw new DependencyException("the pom cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static void place(Element part, Element project) {
        switch (part.getTagName()) {
            case "dependency" -> child(project, "dependencies").appendChild(part);
            case "repository" -> child(project, "repositories").appendChild(part);
            case "dependencies", "repositories" -> {
                Element all = child(project, part.getTagName());
                while (part.getFirstChild() != null) {
                    all.appendChild(part.getFirstChild());
                }
            }
            default -> project.appendChild(part);
        }
    }

    private static Element child(Element project, String name) {
        for (Node each = project.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each.getNodeName().equals(name)) {
                return (Element) each;
            }
        }
        return (Element) project.appendChild(project.getOwnerDocument().createElement(name));
    }

    private static void giveName(Element project, String name, String value) {
        Element named = child(project, name);
        if (named.getTextContent().isBlank()) {
            named.setTextContent(value);
        }
    }

    private static String write(Element project) throws DependencyException {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(project), new StreamResult(text));
            return text.toString();
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
