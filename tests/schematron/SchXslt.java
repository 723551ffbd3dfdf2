import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmSequenceIterator;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.XsltTransformer;

/**
 * Holds OUT/fired.tsv of schematron_trace against SchXslt (its XSLT 1.0, for XPath 1.0) on Saxon: SchXslt OUT
 * [EVERY]. With EVERY, a rule is asked of the documents made for it and of each EVERYth other one, not of all.
 * Prints each difference, and how much was compared; exit code 0 none, 1 differences, 2 usage.
 */
public final class SchXslt {
    private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";
    private static final List<String> SPOKEN = List.of("failed-assert", "successful-report");

    private final Processor processor = new Processor(false);
    private final XsltCompiler compiler = processor.newXsltCompiler();
    private final List<XsltExecutable> stages = new ArrayList<>();

    private SchXslt() throws Exception {
        compiler.setErrorReporter(error -> {
            if (!error.isWarning()) {
                System.out.println("    " + error.getMessage());
            }
        });
        for (String stage : List.of("include", "expand", "compile-for-svrl")) {
            String place = SchXslt.class.getResource("/xslt/1.0/" + stage + ".xsl").toString();
            stages.add(compiler.compile(new StreamSource(place)));
        }
    }

    private XdmNode transform(XsltExecutable stylesheet, XdmNode source) throws Exception {
        XdmDestination result = new XdmDestination();
        XsltTransformer transformer = stylesheet.load();
        transformer.setInitialContextNode(source);
        transformer.setDestination(result);
        transformer.transform();
        return result.getXdmNode();
    }

    private XsltExecutable compile(File schema) throws Exception {
        XdmNode made = read(schema);
        for (XsltExecutable stage : stages) {
            made = transform(stage, made);
        }
        return compiler.compile(made.asSource());
    }

    private XdmNode read(File file) throws Exception {
        return processor.newDocumentBuilder().build(file);
    }

    private List<String> spoken(XsltExecutable schema, XdmNode document) throws Exception {
        List<String> lines = new ArrayList<>();
        XdmSequenceIterator<XdmNode> nodes = transform(schema, document).axisIterator(Axis.DESCENDANT);
        while (nodes.hasNext()) {
            XdmNode node = nodes.next();
            QName name = node.getNodeName();
            if (name != null && name.getNamespaceURI().equals(SVRL) && SPOKEN.contains(name.getLocalName())) {
                lines.add(node.getAttributeValue(new QName("id")) + "\t" + node.getAttributeValue(new QName("location")));
            }
        }
        Collections.sort(lines);
        return lines;
    }

    private static Map<String, List<String>> ours(Path file) throws Exception {
        Map<String, List<String>> lines = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t");
            lines.computeIfAbsent(cells[1] + " on " + cells[0], key -> new ArrayList<>()).add(cells[2] + "\t" + cells[3]);
        }
        lines.values().forEach(Collections::sort);
        return lines;
    }

    private static File[] listed(Path folder) {
        File[] files = folder.toFile().listFiles();
        Arrays.sort(files);
        return files;
    }

    private static String stem(File file) {
        return file.getName().substring(0, file.getName().lastIndexOf('.'));
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> rest = new ArrayList<>(lines);
        others.forEach(rest::remove);
        return rest;
    }

    public static void main(String[] words) throws Exception {
        if (words.length == 0) {
            System.err.println("usage: SchXslt OUT [EVERY]");
            System.exit(2);
        }
        Path out = Path.of(words[0]);
        int every = words.length > 1 ? Integer.parseInt(words[1]) : 1;
        SchXslt judge = new SchXslt();
        Map<String, List<String>> ours = ours(out.resolve("fired.tsv"));
        Map<String, XdmNode> documents = new java.util.TreeMap<>();
        for (File file : listed(out.resolve("documents"))) {
            documents.put(stem(file), judge.read(file));
        }
        int pairs = 0;
        int spoke = 0;
        int different = 0;
        int turn = 0;
        for (File file : listed(out.resolve("rules"))) {
            String rule = stem(file);
            XsltExecutable schema = judge.compile(file);
            for (Map.Entry<String, XdmNode> document : documents.entrySet()) {
                if (!document.getKey().startsWith(rule + ".") && ++turn % every != 0) {
                    continue;
                }
                String pair = rule + " on " + document.getKey();
                List<String> expected = ours.getOrDefault(pair, List.of());
                List<String> theirs = judge.spoken(schema, document.getValue());
                ++pairs;
                spoke += theirs.size();
                if (!expected.equals(theirs)) {
                    ++different;
                    System.out.println("FAIL " + pair + "\n  SchXslt alone: " + without(theirs, expected)
                            + "\n  engross alone: " + without(expected, theirs));
                }
            }
        }
        System.out.println(pairs + " pairs of rule and document, " + spoke + " assertions spoke, " + different + " pairs differ");
        System.exit(different == 0 && spoke > 0 ? 0 : 1);
    }
}
