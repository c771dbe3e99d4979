package playground.sandbox.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.server.PostedForm;

/** What a person submitted on a page: the body of its form, never the query, which a link could fill in. */
public record PageForm(Map<String, List<String>> fields) {

  public static PageForm of(HttpServletRequest request) {
    return new PageForm(PostedForm.of(request));
  }

  /** Empty when it was not submitted, or more than once. */
  public Optional<String> one(String name) {
    var values = fields.getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }
}
