package dev.payouts.schemas;

import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.apache.avro.Schema;

/**
 * Writes the next released version of every schema that differs from its last one. Argument: the
 * directory of the released schemas.
 */
final class ReleaseMain {
  private ReleaseMain() {}

  public static void main(String[] words) throws IOException {
    ReleasedSchemas released = new ReleasedSchemas(Path.of(words[0]));
    for (Topic<?> topic : Topics.CATALOGUE) {
      release(topic.releasedSchema(), released);
    }
  }

  private static void release(Schema today, ReleasedSchemas released) throws IOException {
    SortedMap<Integer, Schema> versions = released.versions(today.getName());
    // By text: a changed doc is a new version too, only equals() would not see it.
    if (!versions.isEmpty()
        && versions.get(versions.lastKey()).toString().equals(today.toString())) {
      return;
    }
    Path file = released.file(today.getName(), versions.isEmpty() ? 1 : versions.lastKey() + 1);
    Files.createDirectories(file.getParent());
    Files.writeString(file, today.toString(true) + "\n");
    System.out.println("released " + file);
  }
}
