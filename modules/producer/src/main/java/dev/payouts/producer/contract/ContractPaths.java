package dev.payouts.producer.contract;

import dev.payouts.service.access.AccessRule;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Serves the contract below /docs: pages to read, and the documents for tools. */
@Configuration(proxyBeanMethods = false)
public class ContractPaths implements WebMvcConfigurer {
  /** The contract is public, as the product is: no key is asked for. */
  public static final List<AccessRule> RULES =
      List.of(
          AccessRule.open(HttpMethod.GET, "/docs"), AccessRule.open(HttpMethod.GET, "/docs/**"));

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** Before the resources: pages are not among them. */
  private static final int BEFORE_RESOURCES = -1;

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/docs/**")
        .addResourceLocations("classpath:/" + Contract.PACKED)
        .setUseLastModified(false);
  }

  @Bean
  SimpleUrlHandlerMapping contractPages() {
    Contract contract = new Contract();
    HttpRequestHandler start = (_, response) -> response.sendRedirect("/docs/index.html");
    HttpRequestHandler page = (request, response) -> send(contract, request, response);
    return new SimpleUrlHandlerMapping(
        Map.of("/docs", start, "/docs/", start, "/docs/{name}.html", page), BEFORE_RESOURCES);
  }

  private static void send(
      Contract contract, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI();
    Optional<String> page = contract.html(path.substring(path.lastIndexOf('/') + 1));
    if (page.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    byte[] bytes = page.get().getBytes(StandardCharsets.UTF_8);
    response.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8).toString());
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** A page runs nothing but what is served beside it. */
  @Bean
  FilterRegistrationBean<OncePerRequestFilter> contractHeaders() {
    var filter =
        new FilterRegistrationBean<OncePerRequestFilter>(
            new OncePerRequestFilter() {
              @Override
              protected void doFilterInternal(
                  HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                  throws ServletException, IOException {
                response.setHeader("Content-Security-Policy", POLICY);
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setHeader("Referrer-Policy", "no-referrer");
                chain.doFilter(request, response);
              }
            });
    filter.addUrlPatterns("/docs", "/docs/*");
    return filter;
  }
}
