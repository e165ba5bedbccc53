package org.govnet.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources in memory, a class loader for each batch. */
final class ContractCompiler extends ClassLoader {
  private final Map<String, byte[]> classes = new HashMap<>();

  private ContractCompiler() {
    super(ContractCompiler.class.getClassLoader());
  }

  /**
   * Compiles a batch.
   *
   * @param sources by the name of the class
   * @return the loader of what they make
   * @throws IllegalStateException if they do not compile, with what the compiler says
   */
  static ClassLoader compile(Map<String, String> sources) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    ContractCompiler loader = new ContractCompiler();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    try (StandardJavaFileManager standard = javac.getStandardFileManager(found, null, UTF_8);
        Memory memory = new Memory(standard, loader.classes)) {
      List<String> options = List.of("-proc:none", "-nowarn", "-parameters");
      if (!javac.getTask(null, memory, found, options, null, units).call()) {
        throw new IllegalStateException(
            "generated sources do not compile: " + found.getDiagnostics());
      }
    } catch (IOException e) {
      throw new IllegalStateException("nothing here is written to a disk", e);
    }
    return loader;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] made = classes.get(name);
    if (made == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, made, 0, made.length);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    private Source(String name, String text) {
      super(URI.create("mem:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, byte[]> classes;

    private Memory(JavaFileManager files, Map<String, byte[]> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              classes.put(name, toByteArray());
            }
          };
        }
      };
    }
  }
}
