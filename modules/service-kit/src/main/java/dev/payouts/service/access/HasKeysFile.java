package dev.payouts.service.access;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether API keys are asked for; a blank setting counts as none. */
final class HasKeysFile implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return in(context.getEnvironment());
  }

  static boolean in(Environment environment) {
    return StringUtils.hasText(environment.getProperty(AccessSettings.KEYS_FILE));
  }
}
