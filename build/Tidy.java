import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The tidy check of the build: every Java source is formatted, no method is longer than 70 lines, no file longer than
 * 500. Run by Maven in "check" mode; "write" formats in place (mvn -N validate -Dtidy.mode=write).
 */
class Tidy {
  private static final int METHOD_LINES_MAX = 70;
  private static final int FILE_LINES_MAX = 500;

  public static void main(String[] args) throws Exception {
    boolean write = args.length > 0 && args[0].equals("write");
    List<Path> sources = sources();
    List<String> problems = new ArrayList<>();
    Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    for (Path source : sources) {
      String text = Files.readString(source);
      String formatted = formatter.formatSource(RemoveUnusedImports.removeUnusedImports(ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE)));
      if (!formatted.equals(text)) {
        if (write) {
          Files.writeString(source, formatted);
        } else {
          problems.add(source + ": not formatted; run mvn -N validate -Dtidy.mode=write");
        }
      }
      if (formatted.lines().count() > FILE_LINES_MAX) {
        problems.add(source + ": longer than " + FILE_LINES_MAX + " lines; it is more than one thing");
      }
      problems.addAll(longMethods(source, formatted));
    }
    if (!problems.isEmpty()) {
      problems.forEach(problem -> System.err.println("tidy: " + problem));
      System.exit(1);
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String root : List.of("schemas", "modules")) {
      try (Stream<Path> walk = Files.walk(Path.of(root))) {
        walk.filter(path -> path.toString().endsWith(".java"))
            .filter(path -> !path.toString().contains("/target/"))
            .sorted()
            .forEach(found::add);
      }
    }
    return found;
  }

  private static List<String> longMethods(Path source, String text) throws IOException {
    var file =
        new SimpleJavaFileObject(URI.create("string:///" + source.getFileName()), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    var task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(file));
    List<String> problems = new ArrayList<>();
    for (CompilationUnitTree unit : task.parse()) {
      var positions = Trees.instance(task).getSourcePositions();
      var lines = unit.getLineMap();
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethod(MethodTree method, Void unused) {
          long from = positions.getStartPosition(unit, method);
          long to = positions.getEndPosition(unit, method);
          if (from >= 0 && to >= 0) {
            long count = lines.getLineNumber(to) - lines.getLineNumber(from) + 1;
            if (count > METHOD_LINES_MAX) {
              problems.add(source + ": method " + method.getName() + " has " + count + " lines, over " + METHOD_LINES_MAX);
            }
          }
          return super.visitMethod(method, null);
        }
      }.scan(unit, null);
    }
    return problems;
  }
}
