package dev.payouts.service.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes the API key of a request for who its sender is, and no more requests than it may make. */
final class KeyFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final ApiKeys keys;
  private final RequestRates rates;
  private final Refusals refusals;

  KeyFilter(ApiKeys keys, RequestRates rates, Refusals refusals) {
    this.keys = keys;
    this.rates = rates;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<ApiKey> key = key(request.getHeader(HttpHeaders.AUTHORIZATION)).flatMap(keys::find);
    if (key.isPresent()) {
      Duration pause = rates.take(key.get());
      if (pause.isPositive()) {
        refusals.tooFast(response, key.get().name(), pause);
        return;
      }
      enter(key.get());
    }
    chain.doFilter(request, response);
  }

  /** The scheme's word may be written in any case. Source: RFC 9110, section 11.1. */
  private static Optional<String> key(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  private static void enter(ApiKey key) {
    List<SimpleGrantedAuthority> roles =
        key.roles().stream().map(role -> new SimpleGrantedAuthority(role.name())).toList();
    // The key itself goes no further than this.
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new PreAuthenticatedAuthenticationToken(key.name(), "", roles));
    SecurityContextHolder.setContext(context);
  }
}
