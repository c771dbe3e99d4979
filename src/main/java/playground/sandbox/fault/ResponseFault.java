package playground.sandbox.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Fault that needs to know nothing of what was asked: it answers instead of the servlet, or spoils its answer. */
public interface ResponseFault extends Fault {

  /** Answers, with or without the servlet at the chain's end. */
  void respond(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException;

  /** The endpoint at which it hurts most. */
  @Override
  default String defaultPath() {
    return "/v1/access_token";
  }
}
