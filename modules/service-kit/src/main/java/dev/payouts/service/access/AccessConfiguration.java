package dev.payouts.service.access;

import static org.springframework.http.HttpMethod.GET;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.AbstractSecurityWebApplicationInitializer;
import tools.jackson.databind.json.JsonMapper;

/** Lets only holders of API keys in, where there is a file of them. */
@Configuration(proxyBeanMethods = false)
@Conditional(HasKeysFile.class)
@EnableConfigurationProperties(AccessSettings.class)
@EnableWebSecurity
public class AccessConfiguration {
  /** Before whatever reads a request, behind what only counts it. */
  private static final int ORDER = -100;

  /** What every service has: probes have no key, and metrics tell of money. */
  private static final List<AccessRule> ACTUATOR =
      List.of(
          AccessRule.open(GET, "/actuator/health/**"),
          AccessRule.of(GET, "/actuator/**", ApiRole.READ));

  @Bean
  ApiKeys apiKeys(AccessSettings settings) {
    return new ApiKeys(AccessSettings.KEYS_FILE, settings.file(), InstantSource.system());
  }

  @Bean
  DelegatingFilterProxyRegistrationBean accessFilter() {
    var registration =
        new DelegatingFilterProxyRegistrationBean(
            AbstractSecurityWebApplicationInitializer.DEFAULT_FILTER_NAME);
    registration.setOrder(ORDER);
    return registration;
  }

  @Bean
  SecurityFilterChain access(
      HttpSecurity http,
      ApiKeys keys,
      AccessSettings settings,
      ObjectProvider<AccessRules> own,
      JsonMapper json)
      throws Exception {
    List<AccessRule> rules = new ArrayList<>(ACTUATOR);
    own.orderedStream().forEach(more -> rules.addAll(more.rules()));
    Refusals refusals = new Refusals(json);
    var rates = new RequestRates(settings.requestsPerSecondMax(), TimeMeter.SYSTEM_NANOTIME);
    return http
        // Nothing here comes from a browser with a session that could be abused.
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(new KeyFilter(keys, rates, refusals), AuthorizationFilter.class)
        .authorizeHttpRequests(
            requests -> {
              // What goes on within a request that was let in.
              requests
                  .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                  .permitAll();
              for (AccessRule rule : rules) {
                var path = requests.requestMatchers(rule.method(), rule.pattern());
                rule.role()
                    .ifPresentOrElse(
                        role -> path.hasAuthority(role.name()), () -> path.permitAll());
              }
              requests.anyRequest().denyAll();
            })
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint((_, response, _) -> refusals.unknown(response))
                    .accessDeniedHandler(
                        (request, response, _) ->
                            refusals.forbidden(response, request.getRemoteUser())))
        .build();
  }
}
