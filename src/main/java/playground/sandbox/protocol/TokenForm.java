package playground.sandbox.protocol;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import playground.oauth.Form;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.RefusalException;
import playground.server.PostedForm;

/** Reads the body of a token request: a form, or JSON as an old SDK of Webex sends it (contract, 1.B). */
public final class TokenForm {

  private static final int MAX_JSON_BYTES = 64 * 1024;

  /** What may come once, and in the body alone; whatever else comes is ignored. */
  private static final Set<String> KNOWN = Set.of(
      "grant_type", "client_id", "client_secret", "code", "redirect_uri", "code_verifier", "refresh_token", "scope",
      "device_code", "token", "token_type_hint");

  private TokenForm() {}

  public static Form of(HttpServletRequest request) throws IOException {
    requireBareQuery(request);
    var form = switch (mediaType(request)) {
      case "application/x-www-form-urlencoded" -> posted(request);
      case "application/json" -> json(request);
      case "" -> Form.empty();
      default -> throw RefusalException.json(ErrorText.MEDIA_TYPE_UNSUPPORTED, "the body is neither a form nor JSON");
    };
    // "Request and response parameters MUST NOT be included more than once" (RFC 6749 §3.2).
    form.repeated().stream().filter(KNOWN::contains).findFirst().ifPresent(name -> {
      throw RefusalException.json(ErrorText.REQUEST_INVALID, "a parameter is given more than once");
    });
    return form;
  }

  /** "The parameters … MUST NOT be included in the request URI" (RFC 6749 §2.3.1): URLs end up in logs. */
  private static void requireBareQuery(HttpServletRequest request) {
    try {
      var query = Form.parse(request.getQueryString()).parameters();
      if (query.stream().anyMatch(parameter -> KNOWN.contains(parameter.name()))) {
        throw RefusalException.json(ErrorText.REQUEST_INVALID, "the query holds what belongs into the body");
      }
    } catch (IllegalArgumentException e) {
      throw RefusalException.json(ErrorText.REQUEST_INVALID, "malformed query");
    }
  }

  private static String mediaType(HttpServletRequest request) {
    var type = request.getContentType() == null ? "" : request.getContentType();
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static Form posted(HttpServletRequest request) {
    var parameters = new ArrayList<Form.Parameter>();
    PostedForm.of(request).forEach((name, values) ->
        values.forEach(value -> parameters.add(new Form.Parameter(name, value))));
    return new Form(parameters);
  }

  private static Form json(HttpServletRequest request) throws IOException {
    var body = request.getInputStream().readNBytes(MAX_JSON_BYTES + 1);
    if (body.length > MAX_JSON_BYTES) {
      throw RefusalException.json(ErrorText.TOO_LARGE, "more than " + MAX_JSON_BYTES + " bytes of JSON");
    }
    try {
      return new Form(JsonBodies.object(body).entrySet().stream()
          .filter(member -> KNOWN.contains(member.getKey()))
          .map(TokenForm::parameter)
          .toList());
    } catch (IllegalArgumentException e) {
      throw RefusalException.json(ErrorText.BAD_REQUEST, e.getMessage());
    }
  }

  private static Form.Parameter parameter(Map.Entry<String, Object> member) {
    if (member.getValue() instanceof String || member.getValue() == null) {
      return new Form.Parameter(member.getKey(), member.getValue() == null ? "" : (String) member.getValue());
    }
    throw new IllegalArgumentException("a member of the JSON object is no text");
  }
}
