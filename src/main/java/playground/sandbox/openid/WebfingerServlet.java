package playground.sandbox.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import playground.oauth.Form;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.Origin;
import playground.sandbox.error.RefusalException;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.store.People;

/** {@code GET /v1/.well-known/webfinger}: which issuer knows this account (RFC 7033 §4; contract, 1.H). */
@SuppressWarnings("serial") // our servlets are never serialized
public final class WebfingerServlet extends SandboxServlet {

  private static final String ACCOUNT = "acct:";
  private static final String ISSUER_RELATION = "http://openid.net/specs/connect/1.0/issuer";

  private final People people;

  public WebfingerServlet(People people) {
    super("GET", "HEAD");
    this.people = people;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // "If the "resource" parameter is absent or malformed, the WebFinger resource MUST indicate that the request is bad
    // as per Section 10.4.1 of RFC 2616", which is 400 (RFC 7033 §4.2).
    var resource = resource(request).filter(name -> name.startsWith(ACCOUNT))
        .orElseThrow(() -> RefusalException.json(ErrorText.RESOURCE_MISSING, "no resource, or none that begins with acct:"));
    if (people.withEmail(resource.substring(ACCOUNT.length())).isEmpty()) {
      throw RefusalException.json(ErrorText.NO_SUCH_ACCOUNT, "nobody has that e-mail address");
    }
    var members = new LinkedHashMap<String, Object>();
    members.put("subject", resource);
    var link = new LinkedHashMap<String, Object>();
    link.put("rel", ISSUER_RELATION);
    link.put("href", Issuer.at(Origin.of(request)));
    members.put("links", List.of(link));
    JsonBodies.send(response, members);
  }

  private static Optional<String> resource(HttpServletRequest request) {
    try {
      return Form.parse(request.getQueryString()).value("resource");
    } catch (IllegalArgumentException e) {
      throw RefusalException.json(ErrorText.BAD_REQUEST, "malformed query");
    }
  }
}
