package dev.payouts.standalone.security;

import dev.payouts.localstack.KafkaSettings;
import dev.payouts.localstack.LocalKafka;
import dev.payouts.localstack.LocalRegistry;
import dev.payouts.localstack.RegistrySettings;
import dev.payouts.testing.Await;
import dev.payouts.testing.Certificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/**
 * A real broker whose secured port lets nobody do more than his ACLs allow, and a registry that
 * keeps its schemas in it. This test itself comes through the first port, and may do everything.
 */
final class SecuredKafka implements AutoCloseable {
  private static final int ITERATIONS = 4_096;

  private final Path directory;
  private final Certificate certificate;
  private final LocalKafka kafka;
  private final LocalRegistry registry;
  private final Admin admin;

  SecuredKafka(Path directory) {
    this.directory = directory;
    certificate = Certificate.make(directory, "broker");
    Path pem = directory.resolve("broker.pem");
    write(pem, read(certificate.key()) + read(certificate.certificate()));
    kafka = LocalKafka.start(KafkaSettings.temporary().startingFast().secured(pem));
    registry = LocalRegistry.start(RegistrySettings.on(kafka.bootstrapServers()));
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  /** Where this test may do everything. */
  String openServers() {
    return kafka.bootstrapServers();
  }

  String securedServers() {
    return kafka.securedServers();
  }

  String registry() {
    return registry.url();
  }

  /** Found nowhere but in the client's file, if the product keeps its word. */
  static String password(String user) {
    return "canary-" + user + "-5be17a";
  }

  /** Makes a user that may do nothing yet; returns the file with which a client comes as him. */
  Path user(String name) {
    await(
        admin
            .alterUserScramCredentials(
                List.of(
                    new UserScramCredentialUpsertion(
                        name,
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                        password(name))))
            .all());
    Await.until(
        "the user " + name,
        () -> await(admin.describeUserScramCredentials().all()).containsKey(name));
    return clientFile(name, password(name));
  }

  Path clientFile(String user, String password) {
    StringBuilder text = new StringBuilder();
    client(user, password).forEach((key, value) -> text.append(key + "=" + value + "\n"));
    Path file = directory.resolve(user + "-" + password.length() + ".properties");
    write(file, text.toString());
    return file;
  }

  /** What a client of the user is set to, under Kafka's own names. */
  Map<String, String> client(String user, String password) {
    Map<String, String> client = new HashMap<>();
    client.put("security.protocol", "SASL_SSL");
    client.put("sasl.mechanism", "SCRAM-SHA-512");
    client.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(user, password));
    client.put("ssl.truststore.type", "PEM");
    client.put("ssl.truststore.location", certificate.certificate().toString());
    return client;
  }

  /** Returns once the broker acts by it. */
  void grant(String user, Collection<Acl> acls) {
    List<AclBinding> bindings = acls.stream().map(acl -> acl.binding(user)).toList();
    await(admin.createAcls(bindings).all());
    Await.until("ACLs of " + user, () -> acls(user).containsAll(bindings));
  }

  /** Returns once the broker acts by it. */
  void revoke(String user, Collection<Acl> acls) {
    List<AclBinding> bindings = acls.stream().map(acl -> acl.binding(user)).toList();
    await(admin.deleteAcls(bindings.stream().map(AclBinding::toFilter).toList()).all());
    Await.until(
        "the end of ACLs of " + user, () -> acls(user).stream().noneMatch(bindings::contains));
  }

  private Set<AclBinding> acls(String user) {
    return Set.copyOf(
        await(
            admin
                .describeAcls(
                    new AclBindingFilter(
                        ResourcePatternFilter.ANY,
                        new AccessControlEntryFilter(
                            "User:" + user, null, AclOperation.ANY, AclPermissionType.ANY)))
                .values()));
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    admin.close();
    registry.close();
    kafka.close();
  }
}
