package dev.payouts.proofs.defects;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The product with a defect in it: its own classes loaded anew, all others shared. */
final class PlantedClasses extends URLClassLoader {
  private static final String OURS = "dev.payouts.";

  /** Avro finds generated classes by the loader it was loaded with itself. */
  private static final List<String> SHARED = List.of("dev.payouts.avro.", "dev.payouts.topics.");

  private PlantedClasses(URL[] urls) {
    super("planted", urls, PlantedClasses.class.getClassLoader());
  }

  /**
   * Compiles the defect's sources.
   *
   * @param root the repository
   * @param work an empty directory
   */
  static PlantedClasses of(Defect defect, Path root, Path work) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "-d",
                work.resolve("classes").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-parameters",
                "-nowarn"));
    for (Path source : defect.edits().keySet()) {
      Path planted = work.resolve(source.getFileName());
      Files.writeString(planted, defect.plant(source, Files.readString(root.resolve(source))));
      words.add(planted.toString());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var complaints = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                complaints,
                null,
                null,
                words.subList(0, 7),
                null,
                compiler
                    .getStandardFileManager(null, null, null)
                    .getJavaFileObjectsFromStrings(words.subList(7, words.size())))
            .call();
    if (!compiled) {
      throw new IllegalStateException("defect " + defect.name() + ": " + complaints);
    }
    List<URL> urls = new ArrayList<>();
    urls.add(url(work.resolve("classes")));
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .map(PlantedClasses::url)
        .forEach(urls::add);
    return new PlantedClasses(urls.toArray(URL[]::new));
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS) || SHARED.stream().anyMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
