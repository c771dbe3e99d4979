package playground.web.view;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import playground.oauth.Form;

/**
 * The fields of a posted form, from its body alone: the servlet API mixes them with the query, which ends up in
 * histories and logs, and must not be a way for secrets.
 */
public final class FormFields {

  private FormFields() {}

  /** The first value under that name; empty when the body has none, or the query has one too. */
  public static Optional<String> field(HttpServletRequest request, String name) {
    var value = Optional.ofNullable(request.getParameter(name)); // gives a 400 when it cannot be read
    return value.filter(v -> Form.parse(request.getQueryString()).parameters().stream().noneMatch(p -> p.name().equals(name)));
  }
}
