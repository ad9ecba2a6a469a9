package dev.payouts.producer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The last resort: what nobody expected is logged and told as a problem without its inside. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class FaultAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(FaultAdvice.class);

  @ExceptionHandler(RuntimeException.class)
  @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
  ProblemDetail fault(RuntimeException fault) {
    LOG.atError().setCause(fault).log("Request failed");
    return Problem.INTERNAL.body("Repeating the request is safe: a payout id is paid once");
  }
}
