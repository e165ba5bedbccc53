package org.govnet.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a user gets who depends on {@code govnet-api} alone: its jar and those it needs to run,
 * found by the POM that Maven puts into each (a jar without one is taken to need none).
 */
final class ApiWeight {
  private final Map<String, File> jars = new LinkedHashMap<>();

  private ApiWeight() {
    add("govnet-api");
  }

  /** The jars' sizes, in kB of 1,000 bytes. */
  static double kilobytes() {
    return new ApiWeight().jars.values().stream().mapToLong(File::length).sum() / 1000.0;
  }

  /** How many jars there are besides its own. */
  static double others() {
    return new ApiWeight().jars.size() - 1;
  }

  private void add(String artifact) {
    if (jars.containsKey(artifact)) {
      return;
    }
    File jar =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(File::new)
            .filter(file -> file.getName().matches(artifact + "-[0-9].*[.]jar"))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no jar of " + artifact + " is on the class path: run mvn verify"));
    jars.put(artifact, jar);
    needed(jar, artifact).forEach(this::add);
  }

  private static List<String> needed(File jar, String artifact) {
    try (JarFile file = new JarFile(jar)) {
      ZipEntry pom =
          file.stream()
              .filter(
                  entry -> entry.getName().matches("META-INF/maven/.*/" + artifact + "/pom.xml"))
              .findFirst()
              .orElse(null);
      if (pom == null) {
        return List.of();
      }
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      try (InputStream text = file.getInputStream(pom)) {
        Element project = factory.newDocumentBuilder().parse(text).getDocumentElement();
        return children(project, "dependencies").stream()
            .flatMap(all -> children(all, "dependency").stream())
            .filter(each -> List.of("", "compile", "runtime").contains(text(each, "scope")))
            .filter(each -> !text(each, "optional").equals("true"))
            .map(each -> text(each, "artifactId"))
            .toList();
      }
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("cannot read the POM in " + jar, e);
    }
  }

  private static List<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
        .<@Nullable Node>map(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(element -> element.getTagName().equals(name))
        .toList();
  }

  private static String text(Element parent, String name) {
    return children(parent, name).stream()
        .map(element -> element.getTextContent().trim())
        .findFirst()
        .orElse("");
  }
}
