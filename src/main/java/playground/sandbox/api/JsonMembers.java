package playground.sandbox.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.RefusalException;

/** The members of a call's JSON body, read as what each must be; anything else gets a 400. */
record JsonMembers(Map<String, Object> members) {

  private static final int MAX_BYTES = 64 * 1024;

  /**
   * @throws RefusalException 415 when it is not JSON, 413 when it is larger than 64 KiB, 400 when it is no object
   */
  static JsonMembers of(HttpServletRequest request) {
    var type = request.getContentType();
    if (type == null || !type.regionMatches(true, 0, "application/json", 0, "application/json".length())) {
      throw RefusalException.json(ErrorText.MEDIA_TYPE_UNSUPPORTED, "the body is not application/json, which the sandbox requires here");
    }
    try {
      var body = request.getInputStream().readNBytes(MAX_BYTES + 1);
      if (body.length > MAX_BYTES) {
        throw RefusalException.json(ErrorText.TOO_LARGE, "more than " + MAX_BYTES + " bytes of JSON");
      }
      return new JsonMembers(JsonBodies.object(body));
    } catch (IllegalArgumentException e) {
      throw Query.bad(e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty when it is left out, null or blank. */
  Optional<String> text(String name) {
    var value = members.get(name);
    if (value == null || value instanceof String) {
      return Optional.ofNullable((String) value).filter(text -> !text.isBlank());
    }
    throw Query.bad(name + " is not a string");
  }

  /** False when it is left out. */
  boolean flag(String name) {
    var value = members.get(name);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    throw Query.bad(name + " is not true or false");
  }

  /** Refuses what Webex takes and the sandbox does not, so that nobody believes it was done. */
  void rejectUnplayed(String... names) {
    for (var name : names) {
      if (members.get(name) != null && !Boolean.FALSE.equals(members.get(name))) {
        throw Query.bad("the sandbox does not play " + name);
      }
    }
  }
}
