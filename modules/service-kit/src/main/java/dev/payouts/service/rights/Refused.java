package dev.payouts.service.rights;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/** What Kafka refused, in words; a client's own exception stands somewhere among the causes. */
public final class Refused {
  private static final String PAGE = "docs/KAFKA-SECURITY.md";

  private Refused() {}

  /** Goes on from "Kafka refuses "; empty if the failure is of another kind. */
  public static Optional<String> by(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthorizationException refusal) {
        return Optional.of(
            "%s; give the user the ACLs of its role (%s)".formatted(resource(refusal), PAGE));
      }
      if (cause instanceof AuthenticationException refusal) {
        return Optional.of(
            "the login (%s); check the user, its password and the authority of the broker's certificate (%s)"
                .formatted(refusal.getMessage(), PAGE));
      }
    }
    return Optional.empty();
  }

  /** The admin client's refusal does not say of which topic or group; this one does. */
  public static ExecutionException naming(String name, ExecutionException failure) {
    return switch (failure.getCause()) {
      // A writer that may write to no topic at all is refused the cluster.
      case TopicAuthorizationException _, ClusterAuthorizationException _ ->
          new ExecutionException(new TopicAuthorizationException(Set.of(name)));
      case GroupAuthorizationException _ ->
          new ExecutionException(GroupAuthorizationException.forGroupId(name));
      case null, default -> failure;
    };
  }

  private static String resource(AuthorizationException refusal) {
    return switch (refusal) {
      case TopicAuthorizationException topics when !topics.unauthorizedTopics().isEmpty() ->
          "access to topic " + String.join(", ", new TreeSet<>(topics.unauthorizedTopics()));
      case GroupAuthorizationException group when group.groupId() != null ->
          "access to group " + group.groupId();
      case TransactionalIdAuthorizationException _ -> "the use of a transactional id";
      case AuthorizationException other -> "access (" + other.getMessage() + ")";
    };
  }
}
