package dev.payouts.localstack;

import java.nio.file.Path;
import java.util.List;

/**
 * A broker's second port, on which every client needs a user and every user its ACLs.
 *
 * @param keystore private key and certificates, in one PEM file
 */
record SecuredPort(int port, Path keystore) {
  private static final String LISTENER = "SASL_SSL";
  private static final String SCRAM = "SCRAM-SHA-512";

  String listener() {
    return "%s://127.0.0.1:%d".formatted(LISTENER, port);
  }

  List<String> lines() {
    return List.of(
        // Said in full: Kafka takes a controller for plain by itself only where nothing is secured.
        "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL",
        "inter.broker.listener.name=PLAINTEXT",
        "ssl.keystore.type=PEM",
        "ssl.keystore.location=" + keystore,
        "sasl.enabled.mechanisms=" + SCRAM,
        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config="
            + "org.apache.kafka.common.security.scram.ScramLoginModule required;",
        "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        // The first port and the controller's know nobody by name.
        "super.users=User:ANONYMOUS",
        "allow.everyone.if.no.acl.found=false");
  }
}
